/** A step of a fix: a command in the project's folder, or fields that a file of it gets. */
export type FixStep =
  | { readonly kind: 'run'; readonly command: string }
  /** Fields of package.json, which are merged into those that it has. */
  | { readonly kind: 'merge'; readonly file: 'package.json'; readonly fields: Fields }
  /** A field of pnpm-workspace.yaml, in one line. */
  | { readonly kind: 'line'; readonly file: 'pnpm-workspace.yaml'; readonly line: string };

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

/** A way as people read it: `"overrides": { "node-fetch@2": "^2.7.0" } in package.json, then npm install`. */
export function wayText({ steps, note }: Way): string {
  const text = steps.map(stepText).join(', then ');
  return note ? `${text}. ${note}` : text;
}

function stepText(step: FixStep): string {
  switch (step.kind) {
    case 'run':
      return step.command;
    case 'merge':
      return `${fieldsText(step.fields)} in ${step.file}`;
    case 'line':
      return `${step.line} in ${step.file}`;
  }
}

function fieldsText(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => `${JSON.stringify(name)}: ${valueText(value)}`)
    .join(', ');
}

function valueText(value: string | Fields): string {
  return typeof value === 'string' ? JSON.stringify(value) : `{ ${fieldsText(value)} }`;
}
