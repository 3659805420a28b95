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
  fix: 'Find the timeout: of the client, of its AbortSignal, or of a proxy of yours (Next.js: experimental.proxyTimeout).',
  nextCommand: 'time curl -s -o /dev/null $URL',
  sources: [
    'https://github.com/vercel/next.js/issues/36251',
    'lib/_http_client.js of Node: socketCloseListener',
  ],
};
