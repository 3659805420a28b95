import type { Case } from '../case.ts';
import { codeStep } from '../fix/way.ts';
import { because, type LookAlikeVerdict } from '../verdict.ts';

/** After this many milliseconds a connection was idle, and not closed for its request. */
const IDLE_MS_MIN = 1_000;

/** The server ends an idle connection just as the next request is sent. */
export const IDLE_RACE: LookAlikeVerdict = {
  id: 'idle-race',
  test(of) {
    const packets = of
      .all('packets')
      .find(({ finAfterMs, requestAfterFin }) => requestAfterFin && finAfterMs >= IDLE_MS_MIN);
    if (packets)
      return [
        because(
          packets,
          `The server closed after ${Math.round(packets.finAfterMs / 1_000)} s without a request, just as the next one was sent.`,
        ),
      ];
    const pause = of.all('order').find(({ order }) => order === 'after-pause');
    const error = of.error('socket-hang-up', 'read-reset', 'write-reset', 'write-pipe');
    return pause && error && of.sender()?.value.sends !== true
      ? [because(pause, 'It fails after a pause: the server ends idle connections.')]
      : undefined;
  },
  ways: (of) => [
    {
      steps: [codeStep('the request', `agent: new ${moduleOf(of)}.Agent({ keepAlive: false })`)],
      note: 'Each request opens a connection of its own.',
    },
    {
      steps: [codeStep('the server, here Node’s', 'server.keepAliveTimeout = 75_000;')],
      note: 'Longer than any client, or balancer, keeps an idle connection.',
    },
  ],
  fix: 'With kept connections a rest stays: repeat idempotent requests once.',
  nextCommand: 'curl -sD- -o /dev/null $URL | grep -i keep-alive',
  sources: [
    'https://www.rfc-editor.org/rfc/rfc9112#section-9.5',
    'Run for /look-alikes/#idle-race: a process that stands still, Node 24.21.0 and 24.22.3',
  ],
};

/** Of the address that failed. */
function moduleOf(of: Case): 'http' | 'https' {
  return of.all('error').some(({ url }) => url?.startsWith('https:')) ? 'https' : 'http';
}
