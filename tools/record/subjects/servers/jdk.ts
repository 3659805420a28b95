import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath } from '../../../../src/build/cache.ts';
import { ANSWER } from '../answer.ts';
import { missingBuild } from '../built.ts';
import { missingCommand, outputOf, versionPrinted } from '../command.ts';
import { startProcess } from '../server-process.ts';
import type { ServerProduct } from '../subject.ts';
import { serverFile } from './server-file.ts';

const BUILT = cachePath('subjects', 'jdk');
const BUILD_MS_MAX = 60_000;

/** com.sun.net.httpserver.HttpServer. It is compiled before, or each start would take five seconds. */
export const jdk: ServerProduct = {
  name: 'jdk',
  tls: false,
  async missing() {
    return (
      (await missingCommand('javac', ['-version'], 'install a JDK, 17 or later')) ?? (await build())
    );
  },
  version,
  start({ port, folder }) {
    const args = ['-cp', BUILT, 'Answer', String(port), ANSWER];
    return startProcess({ name: 'jdk', program: 'java', args, port, folder });
  },
};

function version(): Promise<string> {
  return versionPrinted('javac', ['-version'], /javac (\S+)/);
}

async function build(): Promise<string | undefined> {
  const source = serverFile('Answer.java');
  return missingBuild({
    name: 'the server of the JDK',
    key: [await version(), await readFile(source, 'utf8')].join('\n'),
    sealPath: join(BUILT, 'key.json'),
    files: [join(BUILT, 'Answer.class')],
    async build() {
      await mkdir(BUILT, { recursive: true });
      await outputOf('javac', ['-d', BUILT, source], { limitMs: BUILD_MS_MAX });
    },
  });
}
