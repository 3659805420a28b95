import { because, type LookAlikeVerdict } from '../verdict.ts';

export const CLOSES_ANYWAY: LookAlikeVerdict = {
  id: 'closes-anyway',
  test(of) {
    const sender = of.sender();
    const order = of.all('order').find((each) => each.order === 'every-second');
    if (sender?.value.sends !== false || !order || !of.error('socket-hang-up', 'read-reset'))
      return undefined;
    return [
      because(sender, `node-fetch ${sender.value.versions} asks for no close.`),
      because(
        order,
        'Every second request fails: the server closes after each response, unasked, and does not say so.',
      ),
    ];
  },
  fix: 'agent: new http.Agent({ keepAlive: false }), or let the server say Connection: close.',
  nextCommand: 'node check-server.mjs $URL',
};
