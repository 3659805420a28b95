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
  fix: 'Name the address on which the server listens, 127.0.0.1 for localhost, or let it listen on ::1 as well.',
  nextCommand: 'curl -sS $URL',
  sources: ['https://github.com/nodejs/node/issues/40537'],
};
