import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ANSWER } from '../answer.ts';
import { makeCertificate, missingOpenssl } from '../certificate.ts';
import { missingCommand, versionPrinted } from '../command.ts';
import { startProcess } from '../server-process.ts';
import type { ServerProduct } from '../subject.ts';

/** Everything about connections is left at its default. */
function configuration(folder: string, port: number, tls: boolean): string {
  const certificate = ['ssl_certificate certificate.pem;', 'ssl_certificate_key key.pem;'];
  return `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  default_type application/json;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port}${tls ? ' ssl' : ''};
    ${tls ? certificate.join('\n    ') : ''}
    location / { return 200 '${ANSWER}'; }
  }
}
`;
}

export const nginx: ServerProduct = {
  name: 'nginx',
  tls: true,
  missing: async () =>
    (await missingCommand('nginx', ['-v'], 'install nginx')) ?? (await missingOpenssl()),
  version: () => versionPrinted('nginx', ['-v'], /nginx\/(\S+)/),
  async start({ port, folder, tls }) {
    const certificate = tls ? await makeCertificate(folder) : undefined;
    const file = join(folder, 'nginx.conf');
    await writeFile(file, configuration(folder, port, tls));
    const args = ['-p', folder, '-c', file, '-e', 'stderr'];
    const server = await startProcess({ name: 'nginx', program: 'nginx', args, port, folder });
    return { ...server, certificate };
  },
};
