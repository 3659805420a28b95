import { because, type LookAlikeVerdict } from '../verdict.ts';

export const TRUNCATED_BODY: LookAlikeVerdict = {
  id: 'truncated-body',
  test(of) {
    const error = of.error('premature-close');
    return error && [because(error, 'The response had begun, and its body ended too early.')];
  },
  fix: 'Find who cuts the stream: a limit of a proxy, of the server, or of the network between.',
  nextCommand: 'curl -sSN -o /dev/null $URL; echo "curl says $?"',
};
