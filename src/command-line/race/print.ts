/** Exit status when what was printed could not be written: a full disk, say. */
const EXIT_NOT_WRITTEN = 1;

export function print(text: string): void {
  process.stdout.write(`${text.replace(/\n$/, '')}\n`);
}

/** `race … | head -1`: whoever read has seen enough. Of any other failure to write there is one line. */
export function endQuietlyWithoutReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    process.stderr.write(`The answer could not be written: ${error.message}\n`);
    process.exit(EXIT_NOT_WRITTEN);
  });
}
