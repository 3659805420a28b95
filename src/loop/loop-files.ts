/** The set of the debug log in which the Lab tells what is put into the queues. */
export const QUEUE_LOG = 'queue';

/**
 * The files of a run of /loop/. The program is the client of a run without a server: whatever it
 * needs, it brings along.
 *
 * @param probe text of program/queue-probe.mjs, which takes the place of the playground's probe
 */
export function loopFiles(text: string, probe: string): Readonly<Record<string, string>> {
  return { 'client.mjs': text, 'server.mjs': '', 'probe.mjs': probe };
}
