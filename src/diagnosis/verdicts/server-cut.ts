import type { Case } from '../case.ts';
import { codeStep } from '../fix/way.ts';
import { because, type LookAlikeVerdict, type Reason } from '../verdict.ts';

/** Requests that take long, and are cut after the same time. */
export const SERVER_CUT: LookAlikeVerdict = {
  id: 'server-cut',
  test(of) {
    if (!of.error('socket-hang-up', 'read-reset')) return undefined;
    const waits = of.all('waited');
    // A gap between two lines of a log may be a pause between requests; what a person says of the request is not.
    const wait = waits.find(({ isSaid }) => isSaid) ?? waits[0];
    if (!wait || (!wait.isSaid && of.sender()?.value.sends)) return periodic(of);
    return [
      because(
        wait,
        `It failed ${Math.round(wait.waitedMs / 1_000)} s after it was sent: it was accepted, and cut.`,
      ),
    ];
  },
  ways(of) {
    const ms = cutMs(of);
    const seconds = Math.max(1, Math.floor((ms * BELOW) / 1_000));
    return [
      {
        steps: [codeStep('the request', `signal: AbortSignal.timeout(${seconds * 1_000})`)],
        note: `Below the ${Math.round(ms / 1_000)} s after which it is cut. Of a long poll, ask for a shorter one: timeout=${seconds}.`,
      },
      {
        steps: [
          codeStep(
            'the proxy in front, here nginx',
            `proxy_read_timeout ${Math.round((ms * ABOVE) / 1_000)}s;`,
          ),
        ],
        note: 'Above it, if the server needs the time.',
      },
    ];
  },
  fix: 'Which of the two is right depends on who may wait longer.',
  nextCommand: 'time curl -sS -m 120 -o /dev/null $URL',
  sources: [
    'https://github.com/grammyjs/grammY/issues/671',
    'Run for /look-alikes/#server-cut: a first request that is cut after 2 s',
  ],
};

/** A request's own limit stands below the one that cuts it, and a proxy's above. */
const BELOW = 0.8;
const ABOVE = 2;

function cutMs(of: Case): number {
  const waits = of.all('waited');
  const wait = waits.find(({ isSaid }) => isSaid) ?? waits[0];
  return wait?.waitedMs ?? of.all('period')[0]?.periodMs ?? 0;
}

/** A client that asks for no close fails at regular times: each request, as of a long poll, reaches one limit. */
function periodic(of: Case): readonly Reason[] | undefined {
  const [period] = of.all('period');
  const sender = of.sender();
  if (!period || sender?.value.sends !== false) return undefined;
  return [
    because(
      period,
      `It fails every ${Math.round(period.periodMs / 1_000)} s: a request that takes longer is cut.`,
    ),
    because(sender, `${sender.value.name} ${sender.value.versions} asks for no close.`),
  ];
}
