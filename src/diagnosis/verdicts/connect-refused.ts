import { because, type LookAlikeVerdict } from '../verdict.ts';

/** There was no connection yet, so none of a pool. */
export const CONNECT_REFUSED: LookAlikeVerdict = {
  id: 'connect-refused',
  test(of) {
    const error = of.error('refused');
    return error && [because(error, 'No connection was made: nobody listens at that address.')];
  },
  fix: 'Name the address on which the server listens, 127.0.0.1 for localhost, or let it listen on ::1 as well.',
  nextCommand: 'curl -sS $URL',
};
