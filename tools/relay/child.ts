/**
 * The process of a relay. Its options come as JSON in the first argument. It sends `ready` when it listens, and the log
 * of its connections whenever it is asked. It ends with the channel to its parent.
 */
import type { RelayOptions } from './connection.ts';
import { Relay } from './relay.ts';
import { warmUp } from './warm-up.ts';

const options: RelayOptions = JSON.parse(process.argv[2]!);
await warmUp();
const relay = await Relay.listen(options);
process.on('message', () => process.send!(relay.connections));
process.on('disconnect', () => process.exit());
process.send!('ready');
