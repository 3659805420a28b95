import type { ClientLibrary } from '../subject.ts';
import { AXIOS } from './axios.ts';
import { builtInFetch } from './built-in-fetch.ts';
import { fetchLike } from './fetch-like.ts';
import { GOT } from './got.ts';
import { KY } from './ky.ts';
import { NEEDLE } from './needle.ts';
import { npmClient } from './npm-client.ts';
import { SUPERAGENT, SUPERTEST } from './superagent.ts';
import { UNDICI } from './undici.ts';

const MINIPASS_FETCH = fetchLike({
  imports: ["import fetch from 'minipass-fetch';"],
  usesNodeHttp: true,
});

/** On Node it is node-fetch 2.7.0. */
const CROSS_FETCH = fetchLike({
  imports: ["import fetch from 'cross-fetch';"],
  usesNodeHttp: true,
});

/** The release of Node 18 that is measured. */
const NODE_18 = '18.20.8';

/**
 * The newest versions on 29 November 2026, and an older one of those that no longer run on Node 20.0.0: the newest that
 * does.
 */
export const clients: readonly ClientLibrary[] = [
  builtInFetch,
  npmClient({ name: 'axios', version: '1.21.1', nodeMin: NODE_18, code: AXIOS }),
  npmClient({ name: 'got', version: '16.1.0', nodeMin: '22.0.0', code: GOT }),
  npmClient({ name: 'got', version: '14.6.6', nodeMin: NODE_18, code: GOT }),
  npmClient({ name: 'superagent', version: '10.4.2', nodeMin: NODE_18, code: SUPERAGENT }),
  npmClient({ name: 'supertest', version: '7.3.2', nodeMin: NODE_18, code: SUPERTEST }),
  npmClient({ name: 'minipass-fetch', version: '6.0.1', nodeMin: NODE_18, code: MINIPASS_FETCH }),
  npmClient({ name: 'needle', version: '3.5.0', nodeMin: NODE_18, code: NEEDLE }),
  npmClient({ name: 'undici', version: '8.13.1', nodeMin: '22.19.0', code: UNDICI }),
  npmClient({ name: 'undici', version: '6.29.1', nodeMin: NODE_18, code: UNDICI }),
  npmClient({ name: 'cross-fetch', version: '4.1.0', nodeMin: NODE_18, code: CROSS_FETCH }),
  npmClient({ name: 'ky', version: '2.1.0', nodeMin: NODE_18, code: KY }),
];
