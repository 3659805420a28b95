import { because, type LookAlikeVerdict } from '../verdict.ts';

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
