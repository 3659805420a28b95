import { because, type LookAlikeVerdict } from '../verdict.ts';

/** Bun and Deno have a node:http of their own. */
export const OTHER_RUNTIME: LookAlikeVerdict = {
  id: 'other-runtime',
  test(of) {
    const [runtime] = of.all('runtime');
    return (
      runtime && [
        because(runtime, `${runtime.name} ran this: its node:http is another implementation.`),
      ]
    );
  },
  fix: 'Try a newer release of the runtime, and report it there.',
  nextCommand: 'bun --version; deno --version',
  sources: [
    'https://github.com/denoland/deno/issues/30111',
    'https://github.com/denoland/deno/issues/36786',
  ],
};
