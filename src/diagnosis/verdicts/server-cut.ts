import { because, type LookAlikeVerdict } from '../verdict.ts';

/** Requests that take long, and are cut after the same time. */
export const SERVER_CUT: LookAlikeVerdict = {
  id: 'server-cut',
  test(of) {
    const waits = of.all('waited');
    // A gap between two lines of a log may be a pause between requests; what a person says of the request is not.
    const wait = waits.find(({ isSaid }) => isSaid) ?? waits[0];
    if (!wait || !of.error('socket-hang-up', 'read-reset')) return undefined;
    if (!wait.isSaid && of.sender()?.value.sends) return undefined;
    return [
      because(
        wait,
        `It failed ${Math.round(wait.waitedMs / 1_000)} s after it was sent: it was accepted, and cut.`,
      ),
    ];
  },
  fix: 'A timeout of your request below that time, or a longer one of the proxy or server in front.',
  nextCommand: 'time curl -sS -m 120 -o /dev/null $URL',
  sources: [
    'https://github.com/grammyjs/grammY/issues/671',
    'Run for /look-alikes/#server-cut: a first request that is cut after 2 s',
  ],
};
