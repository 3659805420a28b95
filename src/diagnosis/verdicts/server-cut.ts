import { because, type LookAlikeVerdict } from '../verdict.ts';

/** Requests that take long, and are cut after the same time. */
export const SERVER_CUT: LookAlikeVerdict = {
  id: 'server-cut',
  test(of) {
    const [wait] = of.all('waited');
    const sender = of.sender();
    if (!wait || sender?.value.sends || !of.error('socket-hang-up', 'read-reset')) return undefined;
    return [
      because(
        wait,
        `It failed ${Math.round(wait.waitedMs / 1_000)} s after it was sent: it was accepted, and cut.`,
      ),
    ];
  },
  fix: 'A timeout of your request below that time, or a longer one of the proxy or server in front.',
  nextCommand: 'time curl -sS -m 120 -o /dev/null $URL',
};
