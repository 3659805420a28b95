import { because, type LookAlikeVerdict } from '../verdict.ts';

/** No error at all: the process stays alive. */
export const DOES_NOT_END: LookAlikeVerdict = {
  id: 'does-not-end',
  test(of) {
    const [stays] = of.all('stays-alive');
    if (!stays || of.all('error').length > 0) return undefined;
    return [because(stays, 'No request failed: something keeps the process alive.')];
  },
  fix: 'Close what is open at the end: a server, a client with a pool of its own, a response that is still being read.',
  nextCommand: "node -e 'setTimeout(() => console.log(process.getActiveResourcesInfo()), 0)'",
  sources: [
    'https://github.com/adobe/fetch/issues/467',
    'Run for /look-alikes/#does-not-end: the program ends at once on 18.20.8, 20.20.2 and 24.22.3',
  ],
};
