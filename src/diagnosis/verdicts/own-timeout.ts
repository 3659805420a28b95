import type { Case } from '../case.ts';
import { codeStep, runStep, type Way } from '../fix/way.ts';
import { because, type LookAlikeVerdict } from '../verdict.ts';

/** The program's own side gave up. */
export const OWN_TIMEOUT: LookAlikeVerdict = {
  id: 'own-timeout',
  test(of) {
    const gaveUp = of.error('own-timeout');
    if (gaveUp)
      return [because(gaveUp, 'A timeout or an abort of the program itself ended the request.')];
    if (!of.error('socket-hang-up', 'read-reset')) return undefined;
    const listener = of.all('listener').find((each) => each.listener === 'socketCloseListener');
    if (listener)
      return [
        because(
          listener,
          'socketCloseListener: your own side destroyed the socket. This bug ends in socketOnEnd.',
        ),
      ];
    const proxy = of.all('client').find(({ name }) => name === 'a proxy');
    const hasEnded = of.all('listener').length > 0;
    return proxy && !hasEnded
      ? [because(proxy, 'A development server’s proxy gave up waiting for the backend.')]
      : undefined;
  },
  ways: waysTo,
  fix: 'The time is right when it is above what the server takes.',
  nextCommand: 'time curl -s -o /dev/null $URL',
  sources: [
    'https://github.com/vercel/next.js/issues/36251',
    'lib/_http_client.js of Node: socketCloseListener',
  ],
};

/** Where the limit is, and a longer one of the client that the text shows. */
function waysTo(of: Case): readonly Way[] {
  const clients = of.all('client').map(({ name }) => name);
  const longer = clients.includes('a proxy')
    ? codeStep('next.config.js', 'experimental: { proxyTimeout: 120_000 }')
    : clients.includes('axios')
      ? codeStep('the request', 'timeout: 120_000')
      : codeStep('the request', 'signal: AbortSignal.timeout(120_000)');
  return [
    {
      steps: [
        runStep(
          "grep -rnE 'timeout|AbortSignal|AbortController|\\.destroy\\(' --include='*.js' --include='*.ts' --exclude-dir=node_modules .",
        ),
        longer,
      ],
      note: 'The first finds the limit, the second is a longer one.',
    },
  ];
}
