/**
 * `npm run preview -- --port 4321`: serves the built site as a host would. Needs the same BASE as the build.
 */
import { parseArgs } from 'node:util';
import { siteBase } from '../../src/hosting/base.ts';
import { serve } from './serve.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4321' },
    host: { type: 'string', default: 'localhost' },
    dir: { type: 'string', default: 'dist' },
  },
});
const base = siteBase(process.env);
const server = serve(values.dir, { base });
server.on('error', ({ message }) => {
  console.error(`${message}\nTry another port: --port ${Number(values.port) + 1}`);
  process.exit(1);
});
server.listen(Number(values.port), values.host, () =>
  console.log(`http://${values.host}:${values.port}${base}`),
);
