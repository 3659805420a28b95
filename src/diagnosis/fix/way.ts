/** A step of a fix: a command in the project's folder, fields that a file of it gets, or code of a program. */
export type FixStep =
  | { readonly kind: 'run'; readonly command: string }
  /** Fields of package.json, which are merged into those that it has. */
  | { readonly kind: 'merge'; readonly file: 'package.json'; readonly fields: Fields }
  /** A field of pnpm-workspace.yaml, in one line. */
  | { readonly kind: 'line'; readonly file: 'pnpm-workspace.yaml'; readonly line: string }
  /** A line for a program or a configuration that this project, or its server, has. */
  | { readonly kind: 'code'; readonly place: string; readonly code: string };

/** Fields of a JSON object, of texts and further objects. */
export interface Fields {
  readonly [name: string]: string | Fields;
}

/** One way to mend a project, from its first step to its last. */
export interface Way {
  readonly steps: readonly FixStep[];
  /** What one has to know about it, in a sentence. */
  readonly note?: string;
}

export function runStep(command: string): FixStep {
  return { kind: 'run', command };
}

export function mergeStep(fields: Fields): FixStep {
  return { kind: 'merge', file: 'package.json', fields };
}

/** @param place where it belongs, as `the client` */
export function codeStep(place: string, code: string): FixStep {
  return { kind: 'code', place, code };
}

/** All ways, the best one first. */
export function waysText(ways: readonly Way[]): string {
  return ways.map(wayText).join('\nOr: ');
}

/** A way as people read it: `"overrides": { "node-fetch@2": "^2.7.0" } in package.json, then npm install`. */
function wayText({ steps, note }: Way): string {
  const text = steps.map(stepText).join(', then ');
  return note ? `${text}. ${note}` : text;
}

function stepText(step: FixStep): string {
  const place = stepPlace(step);
  return place ? `${stepCode(step)} in ${place}` : stepCode(step);
}

/** What is copied of a step. */
export function stepCode(step: FixStep): string {
  switch (step.kind) {
    case 'run':
      return step.command;
    case 'merge':
      return fieldsText(step.fields);
    case 'line':
      return step.line;
    case 'code':
      return step.code;
  }
}

/** Where it is put; undefined for a command. */
export function stepPlace(step: FixStep): string | undefined {
  if (step.kind === 'run') return undefined;
  return step.kind === 'code' ? step.place : step.file;
}

function fieldsText(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => `${JSON.stringify(name)}: ${valueText(value)}`)
    .join(', ');
}

function valueText(value: string | Fields): string {
  return typeof value === 'string' ? JSON.stringify(value) : `{ ${fieldsText(value)} }`;
}
