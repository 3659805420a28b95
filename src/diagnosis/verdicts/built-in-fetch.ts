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
  sources: [
    'https://github.com/nodejs/undici/issues/3492',
    'https://github.com/nodejs/undici/pull/1465',
  ],
};
