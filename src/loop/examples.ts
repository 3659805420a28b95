import type { Example } from './examples/example.ts';
import { PHASES } from './examples/phases.ts';
import { QUEUES } from './examples/queues.ts';

/** All examples by the headings under which a page lists them. The first is the one that it opens with. */
export const EXAMPLE_KINDS: readonly (readonly [heading: string, examples: readonly Example[]])[] =
  [
    ['Queues', QUEUES],
    ['Phases', PHASES],
  ];

export const EXAMPLES: readonly Example[] = EXAMPLE_KINDS.flatMap(([, examples]) => examples);
