import type { Field } from '../scenario/scenario.ts';

/** The knobs that most readers turn. They are in the row of conditions; the others are in its fold. */
export const ROW_FIELDS: readonly Field[] = ['node', 'fetch', 'gap', 'server', 'fin'];

/** Names of knobs in the row, where they stand without the title of their group. */
export const ROW_LABELS: Readonly<Partial<Record<Field, string>>> = {
  node: 'Node',
  gap: 'Before each later request',
  server: 'Server closes',
  fin: 'FIN comes',
};
