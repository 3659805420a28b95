import { because, type LookAlikeVerdict } from '../verdict.ts';

/** A package manager failed, and not a program of the reader's. */
export const NPM_CLI: LookAlikeVerdict = {
  id: 'npm-cli',
  test(of) {
    const [npm] = of.all('npm-cli');
    const error = of.error('socket-hang-up', 'read-reset');
    if (!npm || !error) return undefined;
    const says =
      npm.manager === 'npm'
        ? 'npm itself failed. It always gives its requests an agent, and never asks for a close.'
        : `${npm.manager} itself failed, on its way to the registry.`;
    return [because(npm, says)];
  },
  fix: 'Look at npm’s proxy, fetch-retries and maxsockets.',
  nextCommand: 'npm ping --loglevel verbose',
  sources: ['https://github.com/npm/make-fetch-happen/issues/199'],
};
