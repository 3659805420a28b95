import type { Case } from '../case.ts';
import { runStep, type Way } from '../fix/way.ts';
import { because, type LookAlikeVerdict } from '../verdict.ts';

/** There was no connection yet, so none of a pool. */
export const CONNECT_REFUSED: LookAlikeVerdict = {
  id: 'connect-refused',
  test(of) {
    const refused = of.error('refused');
    if (refused)
      return [because(refused, 'No connection was made: nobody listens at that address.')];
    const reset = of.error('connect-reset');
    return (
      reset && [because(reset, 'No connection was made: it was reset while it was being opened.')]
    );
  },
  ways: (of) => (of.error('refused') ? waysTo(of) : []),
  fix: 'Or name 127.0.0.1 in the address in place of localhost. In a container localhost is the container itself: name the service there.',
  nextCommand: 'curl -sS $URL',
  sources: ['https://github.com/nodejs/node/issues/40537'],
};

/** Whether somebody listens at all, and where. */
function waysTo(of: Case): readonly Way[] {
  const text = of.error('refused')?.at.text ?? '';
  const port = /(?:[\d\]]|::1):(\d{2,5})\b/.exec(text)?.[1];
  const see: Way = {
    steps: [runStep(port ? `ss -ltn 'sport = :${port}'` : 'ss -ltn')],
    note: 'Prints a line for the address on which it listens; none: start the server, or wait until it is up. On Windows: netstat -ano.',
  };
  if (!/::1/.test(text)) return [see];
  const first: Way = {
    steps: [runStep('NODE_OPTIONS=--dns-result-order=ipv4first node app.js')],
    note: 'localhost was looked up as IPv6 (::1) first, where nobody listens.',
  };
  return [first, see];
}
