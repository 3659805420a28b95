/** `npm run -s check-server -- URL`: does a server close when it is asked to, and does it say so. */
import { checkServerCommand } from './check-server.ts';

await checkServerCommand(process.argv.slice(2));
