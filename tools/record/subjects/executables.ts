import type { NpmExecutable } from './npm-executable.ts';

/** The last release of Bun 1.3. */
export const BUN_1_3: NpmExecutable = {
  name: 'bun',
  version: '1.3.14',
  packages: {
    'linux-x64': {
      name: '@oven/bun-linux-x64',
      integrity:
        'sha512-7OVTAKvwfPmSbIV1HpdOoVVx5VRc427GuPPne93N6vk4eQBPId9nXmZDh9/zGaKPdbVjVtQSZafWQoUjx38Utw==',
      file: 'package/bin/bun',
    },
  },
};

/** The newest release of Bun on 29 November 2026. */
export const BUN: NpmExecutable = {
  name: 'bun',
  version: '1.4.5',
  packages: {
    'linux-x64': {
      name: '@oven/bun-linux-x64',
      integrity:
        'sha512-IWX9BELoGHAUtMonkeSaNaZwXzRk+oDw6Mk+HBFXd3KHYIBNBsIGRupMZPcgNoDbJpLu6gAJjIoIVPZtt1aJ1g==',
      file: 'package/bin/bun',
    },
  },
};

/** The newest release of Deno on 29 November 2026. */
export const DENO: NpmExecutable = {
  name: 'deno',
  version: '2.9.6',
  packages: {
    'linux-x64': {
      name: '@deno/linux-x64-glibc',
      integrity:
        'sha512-3md4TKLCuzsLDmfOoC5KN7NAZaxSVkMgm64vg6foD00JBADCpYS2/5QqXfzgnP5ZQz3iLP9vBQJtEgc116OAoQ==',
      file: 'package/deno',
    },
  },
};
