import type { Scenario } from '../scenario.ts';
import type { Lines } from './lines.ts';

/** What the program changes in Node's http library before its first request: the knob `fix`. */
export function nodePatchLines({ fix }: Scenario): Lines {
  switch (fix) {
    case 'none':
    case 'retry':
      return [];
    case 'honour-close':
      return HONOUR_CLOSE;
    case 'poll-before-reuse':
      return POLL_BEFORE_REUSE;
    case 'free-listener':
      return FREE_LISTENER;
    default:
      return fix satisfies never;
  }
}

/**
 * Node finds the caller's `Connection: close` and only notes it in `_last` (matchHeader in
 * lib/_http_outgoing.js), and the client never reads `_last` again. The client reads
 * `shouldKeepAlive`: when a response has ended (responseOnEnd and requestOnFinish in
 * lib/_http_client.js), and when a socket becomes free (installListeners in lib/_http_agent.js).
 * Every request of http and https calls the patched method once to store its header, whichever
 * agent it has and however the header was set. The pattern is Node's own RE_CONN_CLOSE, applied to
 * each Connection line of the stored header.
 */
const HONOUR_CLOSE: Lines = [
  '// Node keeps the socket of a request that asked for a close.',
  '// With this, it closes it.',
  'const { prototype } = http.ClientRequest;',
  'const { _storeHeader } = prototype;',
  'prototype._storeHeader = function (...parts) {',
  '  _storeHeader.apply(this, parts);',
  '  const asked = /^connection:.*\\bclose\\b/im.test(this._header);',
  '  if (asked) this.shouldKeepAlive = false;',
  '};',
];

/** One patch is enough for both, because https.Agent inherits addRequest from http.Agent. */
const POLL_BEFORE_REUSE: Lines = [
  '// The loop polls before the pool is looked into:',
  '// a FIN that is there by then is read.',
  'const { addRequest } = http.Agent.prototype;',
  'http.Agent.prototype.addRequest = function (...request) {',
  '  const add = () => addRequest.apply(this, request);',
  '  setImmediate(() => setImmediate(add));',
  '};',
];

/**
 * What this site took for a fix until 28 Nov 2026. It is none: Node sets `_last` on each request
 * without a body (_storeHeader in lib/_http_outgoing.js), so these lines destroy the socket of
 * every GET.
 */
const FREE_LISTENER: Lines = [
  '// _last is set on every GET, so none is pooled with this.',
  "http.globalAgent.prependListener('free', (socket) => {",
  '  if (socket._httpMessage?._last) socket.destroy();',
  '});',
];
