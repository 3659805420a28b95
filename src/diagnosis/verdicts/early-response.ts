import { because, type LookAlikeVerdict } from '../verdict.ts';

export const EARLY_RESPONSE: LookAlikeVerdict = {
  id: 'early-response',
  test(of) {
    const error = of.error('write-pipe');
    const refused = of.all('response').find(({ status }) => status === 413 || status === 401);
    const late = refused && of.error('write-reset', 'socket-hang-up');
    if (error)
      return [because(error, 'The server had closed while the request was still being written.')];
    return (
      refused && late && [because(refused, 'The server answered before it had read the body.')]
    );
  },
  fix: 'Let the server read the body before it closes, or send less. With Expect: 100-continue the client asks first.',
  nextCommand: 'curl -sS -D- -o /dev/null -X POST --data-binary @body.bin $URL',
};
