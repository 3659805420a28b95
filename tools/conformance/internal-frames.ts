/** A stack frame in Node's own code: `    at Socket.connect (node:net:1259:5)`, in the Lab `    at connect (node:net)`. */
const FRAME = /^ {4,}at (?:(.*) \()?(node:[\w/]+)(?::\d+:\d+)?\)?(?: \{|,)?$/;

interface InternalFrame {
  readonly name: string;
  readonly file: string;
}

function internalFrames(text: string): readonly InternalFrame[] {
  return text.split('\n').flatMap((line) => {
    const [, name = '', file] = FRAME.exec(line) ?? [];
    return file === undefined ? [] : [{ name, file }];
  });
}

/**
 * A transcript leaves Node's own frames out, because the Lab has no lines for them and no frames of a module loader. But each
 * that it has must be among those of the binary, in their order. Returns the first that is not. The Lab has plain names: V8
 * adds the receiver (`Agent.connect [as createConnection]`).
 */
export function inventedFrame(real: string, lab: string): string | undefined {
  const expected = internalFrames(real);
  let at = 0;
  for (const frame of internalFrames(lab)) {
    const found = expected.findIndex((other, index) => index >= at && stands(frame, other));
    if (found === -1) return `${frame.name} (${frame.file})`;
    at = found + 1;
  }
  return undefined;
}

function stands({ name, file }: InternalFrame, real: InternalFrame): boolean {
  if (file !== real.file) return false;
  return name === '' || name === real.name || real.name.split(/[ .]/).includes(name);
}
