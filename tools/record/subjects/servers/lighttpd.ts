import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ANSWER } from '../answer.ts';
import { missingCommand, versionPrinted } from '../command.ts';
import { startProcess } from '../server-process.ts';
import type { ServerProduct } from '../subject.ts';

/** Every path is the one file. Everything about connections is left at its default. */
function configuration(folder: string, port: number): string {
  return `server.modules = ("mod_rewrite")
server.bind = "127.0.0.1"
server.port = ${port}
server.document-root = "${folder}"
mimetype.assign = (".json" => "application/json")
url.rewrite-once = (".*" => "/answer.json")
`;
}

export const lighttpd: ServerProduct = {
  name: 'lighttpd',
  tls: false,
  missing: () => missingCommand('lighttpd', ['-v'], 'install lighttpd'),
  version: () => versionPrinted('lighttpd', ['-v'], /lighttpd\/(\S+)/),
  async start({ port, folder }) {
    const file = join(folder, 'lighttpd.conf');
    await writeFile(join(folder, 'answer.json'), ANSWER);
    await writeFile(file, configuration(folder, port));
    const args = ['-D', '-f', file];
    return startProcess({ name: 'lighttpd', program: 'lighttpd', args, port, folder });
  },
};
