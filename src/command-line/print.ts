/** Exit status when the output could not be written, for example to a full disk. */
const EXIT_NOT_WRITTEN = 1;

export function print(text: string): void {
  process.stdout.write(`${text.replace(/\n$/, '')}\n`);
}

/** With `race … | head -1` the reader of the pipe goes away, which is no error. Any other write error is one line. */
export function endQuietlyWithoutReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    process.stderr.write(`The answer could not be written: ${error.message}\n`);
    process.exit(EXIT_NOT_WRITTEN);
  });
}
