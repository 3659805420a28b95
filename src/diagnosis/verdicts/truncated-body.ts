import { because, type LookAlikeVerdict } from '../verdict.ts';

/** The response had begun; this bug loses a request before that. */
export const TRUNCATED_BODY: LookAlikeVerdict = {
  id: 'truncated-body',
  test(of) {
    const error = of.error('premature-close', 'aborted');
    return error && [because(error, 'The response had begun, and its body ended too early.')];
  },
  fix: 'Find who cuts the stream: a limit of a proxy, of the server, or of the network between.',
  nextCommand: 'curl -sSN -o /dev/null $URL; echo "curl says $?"',
  sources: [
    'https://github.com/openai/openai-node/issues/419',
    'Run for /look-alikes/#truncated-body: a body that ends early, with node-fetch 2 and 3',
  ],
};
