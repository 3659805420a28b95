import { because, type LookAlikeVerdict } from '../verdict.ts';

/** Node's own fetch, which has another pool and other errors. */
export const OF_BUILT_IN_FETCH: LookAlikeVerdict = {
  id: 'built-in-fetch',
  test(of) {
    const error = of.error('other-side-closed') ?? of.error('fetch-failed');
    return (
      error && [
        because(
          error,
          'These are the words of Node’s built-in fetch, which has a pool of its own.',
        ),
      ]
    );
  },
  fix: 'Keep idle connections longer on the server than on the client, or repeat idempotent requests (RetryAgent).',
  nextCommand: 'curl -sD- -o /dev/null $URL | grep -i keep-alive',
};

export const NPM_CLI: LookAlikeVerdict = {
  id: 'npm-cli',
  test(of) {
    const [npm] = of.all('npm-cli');
    const error = of.error('socket-hang-up', 'read-reset');
    return (
      npm &&
      error && [
        because(
          npm,
          'npm itself failed. It always gives its requests an agent, and never asks for a close.',
        ),
      ]
    );
  },
  fix: 'Look at npm’s proxy, fetch-retries and maxsockets.',
  nextCommand: 'npm ping --loglevel verbose',
};

export const OTHER_RUNTIME: LookAlikeVerdict = {
  id: 'other-runtime',
  test(of) {
    const [runtime] = of.all('runtime');
    return (
      runtime && [
        because(runtime, `${runtime.name} ran this: its node:http is another implementation.`),
      ]
    );
  },
  fix: 'Try a newer release of the runtime, and report it there.',
  nextCommand: 'bun --version; deno --version',
};

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
