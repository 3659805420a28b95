import type { Case } from '../case.ts';
import { because, type LookAlikeVerdict, type Reason } from '../verdict.ts';

/** The server closes after each response, asked or not. */
export const CLOSES_ANYWAY: LookAlikeVerdict = {
  id: 'closes-anyway',
  test(of) {
    const order = of.all('order').find((each) => each.order === 'every-second');
    if (!order || !of.error('socket-hang-up', 'read-reset')) return undefined;
    const asks = asksForNoClose(of);
    return (
      asks && [
        asks,
        because(
          order,
          'Every second request fails: the server closes after each response, unasked, and does not say so.',
        ),
      ]
    );
  },
  fix: 'agent: new http.Agent({ keepAlive: false }), or let the server say Connection: close.',
  nextCommand: 'node check-server.mjs $URL',
  sources: [
    'https://github.com/axios/axios/issues/2958',
    'Run for /look-alikes/#closes-anyway: node-fetch 2.7.0 and a server that always closes',
  ],
};

/** Clients that send no such header. Next to an affected node-fetch they can be handed its socket. */
const SILENT_CLIENTS = ['axios', 'got', 'undici', 'ky'];

function asksForNoClose(of: Case): Reason | undefined {
  const sender = of.sender();
  if (sender?.value.sends === false)
    return because(sender, `${sender.value.name} ${sender.value.versions} asks for no close.`);
  if (sender) return undefined;
  const client = of.all('client').find(({ name }) => SILENT_CLIENTS.includes(name));
  return client && because(client, `${client.name} asks for no close.`);
}
