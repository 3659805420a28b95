import { because, type LookAlikeVerdict } from '../verdict.ts';

export const OWN_TIMEOUT: LookAlikeVerdict = {
  id: 'own-timeout',
  test(of) {
    const listener = of.all('listener').find((each) => each.listener === 'socketCloseListener');
    if (!listener || of.error('refused', 'connect-timeout')) return undefined;
    return [
      because(
        listener,
        'socketCloseListener: your own side destroyed the socket. This bug ends in socketOnEnd.',
      ),
    ];
  },
  fix: 'Find the timeout: of the client, of its AbortSignal, or of a proxy of yours (Next.js: experimental.proxyTimeout).',
  nextCommand: 'time curl -s -o /dev/null $URL',
};
