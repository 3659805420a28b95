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
 * lib/_http_outgoing.js), which the client never looks at again. `shouldKeepAlive` is what it looks
 * at: when a response has ended (responseOnEnd and requestOnFinish in lib/_http_client.js), and when
 * a socket is free (installListeners in lib/_http_agent.js). Every request of http and https stores
 * its header once, by this method, whichever agent it has and however the header was set.
 * The pattern is Node's own RE_CONN_CLOSE on each Connection line of what was stored.
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

/** https.Agent has addRequest from http.Agent, so this is for both. */
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
 * What this site took for a fix until 28 Nov 2026. Node sets `_last` on each request without a body
 * (_storeHeader in lib/_http_outgoing.js), so this destroys the socket of every GET.
 */
const FREE_LISTENER: Lines = [
  '// _last is set on every GET, so none is pooled with this.',
  "http.globalAgent.prependListener('free', (socket) => {",
  '  if (socket._httpMessage?._last) socket.destroy();',
  '});',
];
