import { unsimulatedModule } from './unsimulated-module.ts';

/** The Lab has no OpenSSL; `internalBinding('config').hasOpenSSL` says so to lib/. */
export const crypto = () => unsimulatedModule('crypto');

/** lib/internal/blob.js uses it for ids of object URLs. */
export const cryptoRandom = () => unsimulatedModule('crypto');

/**
 * lib/buffer.js and lib/internal/errors.js load it, for conversions that only errors of OpenSSL
 * need.
 */
export const cryptoUtil = () => unsimulatedModule('crypto');
