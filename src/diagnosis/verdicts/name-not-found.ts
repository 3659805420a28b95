import { runStep } from '../fix/way.ts';
import { because, type LookAlikeVerdict } from '../verdict.ts';

/** The name of the host could not be looked up, so there was nothing to connect to. */
export const NAME_NOT_FOUND: LookAlikeVerdict = {
  id: 'name-not-found',
  test(of) {
    const error = of.error('name-not-found');
    // A log has both where a host came and went. What hung up had been found.
    if (!error || of.error('socket-hang-up', 'read-reset')) return undefined;
    const isForNow = error.at.text.includes('EAI_AGAIN');
    return [
      because(
        error,
        isForNow
          ? 'No connection was made: the name server gave no answer.'
          : 'No connection was made: nobody knows that name.',
      ),
    ];
  },
  ways: () => [
    {
      steps: [runStep("node -p 'new URL(process.argv[1]).hostname' $URL")],
      note: 'Shows which name is really asked for: a wrong variable often puts undefined, a port or a path into it.',
    },
  ],
  fix: 'EAI_AGAIN: ask again a little later. In Docker a service is known by its name to containers of the same network alone, and localhost is the container itself.',
  nextCommand: 'node -e \'require("dns").lookup(process.argv[1], console.log)\' $HOST',
  sources: [
    'https://nodejs.org/api/errors.html#common-system-errors',
    'https://nodejs.org/api/dns.html#dnslookuphostname-options-callback',
  ],
};
