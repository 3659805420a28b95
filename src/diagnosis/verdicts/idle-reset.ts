import { because, type LookAlikeVerdict } from '../verdict.ts';

/** Something on the way forgot a silent connection, and told neither side. */
export const IDLE_RESET: LookAlikeVerdict = {
  id: 'idle-reset',
  test(of) {
    const [middle] = of.all('silent-path');
    const lost = of.error('read-timeout');
    if (lost)
      return [because(lost, 'The connection was gone, and no answer to TCP came any more.')];
    const reset = of.error('read-reset', 'socket-hang-up', 'write-reset');
    return middle && reset && of.sender()?.value.sends !== true
      ? [because(middle, 'Something between drops connections that have been silent for minutes.')]
      : undefined;
  },
  fix: 'An agent with a timeout below the limit of what is in between, or TCP probes: keepAliveMsecs of the agent.',
  nextCommand: 'curl -sD- -o /dev/null $URL | grep -iE "^(via|server)"',
  sources: [
    'https://github.com/nodejs/node/issues/63043',
    'https://nodejs.org/api/http.html#new-agentoptions',
  ],
};
