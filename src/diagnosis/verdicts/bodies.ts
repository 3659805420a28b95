import { PREMATURE_CLOSE_RELEASES } from '../facts/node-releases.ts';
import { because, type LookAlikeVerdict } from '../verdict.ts';

/** A regression of Node in June 2026: a listener on idle sockets, which node-fetch 2 takes for an unfinished body. */
export const PREMATURE_CLOSE_2026: LookAlikeVerdict = {
  id: 'premature-close-2026',
  test(of) {
    const error = of.error('premature-close');
    const node = of.node();
    if (!error || !node || !PREMATURE_CLOSE_RELEASES.includes(node.value)) return undefined;
    return [
      because(error, 'node-fetch 2 counts listeners on the socket and finds one too many.'),
      because(node, `Node ${node.value} puts that listener on idle sockets.`),
    ];
  },
  fix: 'Node 22.23.1, 24.18.0 or 26.4.0, or later. No node-fetch 2.x helps.',
  nextCommand: 'node -v',
};

export const TRUNCATED_BODY: LookAlikeVerdict = {
  id: 'truncated-body',
  test(of) {
    const error = of.error('premature-close');
    return error && [because(error, 'The response had begun, and its body ended too early.')];
  },
  fix: 'Find who cuts the stream: a limit of a proxy, of the server, or of the network between.',
  nextCommand: 'curl -sSN -o /dev/null $URL; echo "curl says $?"',
};

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
