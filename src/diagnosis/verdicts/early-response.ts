import { because, type LookAlikeVerdict } from '../verdict.ts';

/** A server that refuses a body closes while it is still being sent. */
export const EARLY_RESPONSE: LookAlikeVerdict = {
  id: 'early-response',
  test(of) {
    const refused = of.all('response').find(({ status }) => status === 413 || status === 401);
    const late = refused && of.error('write-reset', 'socket-hang-up', 'write-pipe');
    if (refused && late)
      return [
        because(refused, 'The server answered before it had read the body.'),
        because(late, 'It had closed while the request was still being written.'),
      ];
    const error = of.error('write-pipe');
    // After a pause the same words come from an idle connection that the server has ended.
    const isIdle = of.all('order').some(({ order }) => order === 'after-pause');
    return error && !isIdle
      ? [because(error, 'The server had closed while the request was still being written.')]
      : undefined;
  },
  fix: 'Let the server read the body before it closes, or send less. With Expect: 100-continue the client asks first.',
  nextCommand: 'curl -sS -D- -o /dev/null -X POST --data-binary @body.bin $URL',
  sources: [
    'https://github.com/nodejs/node/issues/64272',
    'https://github.com/microsoft/playwright/issues/42074',
  ],
};
