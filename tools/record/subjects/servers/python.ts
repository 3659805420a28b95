import { ANSWER } from '../answer.ts';
import { missingCommand, versionPrinted } from '../command.ts';
import { startProcess } from '../server-process.ts';
import type { ServerProduct } from '../subject.ts';
import { serverFile } from './server-file.ts';

/** Python's http.server. HTTP/1.0 is its default; with 1.1 it keeps connections. */
export function python(protocol: '1.0' | '1.1'): ServerProduct {
  const name = `python-${protocol}`;
  return {
    name,
    tls: false,
    missing: () => missingCommand('python3', ['--version'], 'install Python 3'),
    version: () => versionPrinted('python3', ['--version'], /Python (\S+)/),
    start({ port, folder }) {
      const args = [serverFile('python.py'), String(port), `HTTP/${protocol}`, ANSWER];
      return startProcess({ name, program: 'python3', args, port, folder });
    },
  };
}
