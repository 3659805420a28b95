import { because, type LookAlikeVerdict } from '../verdict.ts';

/** No connection was made in time. */
export const CONNECT_TIMEOUT: LookAlikeVerdict = {
  id: 'connect-timeout',
  test(of) {
    const error = of.error('connect-timeout');
    return (
      error && [because(error, 'No connection was made in time: Node gives each address 250 ms.')]
    );
  },
  fix: 'node --network-family-autoselection-attempt-timeout=1000, or net.setDefaultAutoSelectFamilyAttemptTimeout(1000).',
  nextCommand: 'node --network-family-autoselection-attempt-timeout=1000 app.js',
  sources: ['https://nodejs.org/api/net.html#netsetdefaultautoselectfamilyattempttimeoutvalue'],
};
