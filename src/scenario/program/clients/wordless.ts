import type { Field } from '../../scenario.ts';
import type { LibraryCode } from './library.ts';

/** Values of a knob that a client has no word for. */
export interface Wordless {
  readonly field: Field;
  /** Values that it can express; the default is always one. */
  readonly allows: (value: string) => boolean;
  /** What follows the name of the client, up to the full stop. */
  readonly reason: string;
}

const isDefault = (none: string) => (value: string) => value === none;

/** What a client cannot do for the other knobs, with the reasons. */
export function wordlessOf({ usesNodeHttp, body }: LibraryCode): readonly Wordless[] {
  const ownPool =
    'has connections of its own: neither an agent of Node’s nor a change to Node’s http reaches them';
  return [
    ...(usesNodeHttp
      ? [
          {
            field: 'agent',
            allows: (value) => value !== 'fn-false',
            reason: 'takes an agent, not a function that picks one',
          } as const satisfies Wordless,
        ]
      : ([
          { field: 'agent', allows: isDefault('default'), reason: ownPool },
          { field: 'pool', allows: isDefault('default'), reason: ownPool },
        ] as const satisfies readonly Wordless[])),
    {
      field: 'fix',
      allows: (value) => value === 'none' || (usesNodeHttp && value !== 'retry'),
      reason: usesNodeHttp ? 'is not wrapped here, so “try again” is not written for it' : ownPool,
    },
    {
      field: 'consume',
      allows: (value) => Object.hasOwn(body, value),
      reason: `reads the body by itself, here as ${Object.keys(body).join(' or ')}`,
    },
  ];
}
