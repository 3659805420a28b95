import { presetsOf } from './preset.ts';

export const WORKAROUNDS = presetsOf('workaround', [
  {
    id: 'timeout0',
    title: 'setTimeout(0) before the request',
    sentence:
      'A bet that the FIN is there and the loop polls before the timer is due. Here it wins.',
    turned: { gap: 'timeout0' },
    outcome: 'ok',
  },
  {
    id: 'keepalive-agent',
    title: 'An agent with keepAlive',
    sentence: 'It works because node-fetch then leaves its header out, and the server stays.',
    turned: { agent: 'keepalive' },
    outcome: 'ok',
  },
  {
    id: 'no-keepalive-agent',
    title: 'An agent without keepAlive',
    sentence: 'No pool, no race: each request has a connection of its own.',
    turned: { agent: 'no-keepalive' },
    outcome: 'ok',
  },
  {
    id: 'keep-alive-header',
    title: 'Connection: keep-alive',
    sentence: 'The program’s own header takes the place of the one that node-fetch would set.',
    turned: { header: 'keep-alive' },
    outcome: 'ok',
  },
  {
    id: 'global-agent-keepalive-false',
    title: 'http.globalAgent.keepAlive = false',
    sentence: 'The default agent of Node 18, by one assignment.',
    turned: { pool: 'keepalive-false' },
    outcome: 'ok',
  },
  {
    id: 'retry',
    title: 'Try again on ECONNRESET',
    sentence: 'One more attempt each time. For a POST that is a decision, not a habit.',
    turned: { fix: 'retry' },
    outcome: 'ok',
  },
]);

export const FIXES = presetsOf('fix', [
  {
    id: 'upgrade-2',
    title: 'node-fetch 2.6.13',
    sentence: 'The first 2.x without the header: the server is not asked to close.',
    turned: { fetch: '2.6.13' },
    outcome: 'ok',
  },
  {
    id: 'upgrade-3',
    title: 'node-fetch 3.3.2',
    sentence: 'The first 3.x without the header.',
    turned: { fetch: '3.3.2' },
    outcome: 'ok',
  },
  {
    id: 'honour-close',
    title: 'What Node could do',
    sentence: 'A request that asks for a close takes its connection with it; others keep theirs.',
    turned: { fix: 'honour-close' },
    outcome: 'ok',
  },
]);

export const NOT_FIXES = presetsOf('not-a-fix', [
  {
    id: 'agent-false',
    title: 'agent: false',
    sentence: 'node-fetch takes false for “no agent given” and sends its header all the same.',
    turned: { agent: 'false' },
    outcome: 'failed',
  },
  {
    id: 'immediate',
    title: 'setImmediate before the request',
    sentence:
      'It runs after the poll that read the response, and before the one that reads the FIN.',
    turned: { gap: 'immediate' },
    outcome: 'failed',
  },
  {
    id: 'nexttick',
    title: 'process.nextTick',
    sentence: 'Still the same turn of the loop.',
    turned: { gap: 'nexttick' },
    outcome: 'failed',
  },
  {
    id: 'busy',
    title: '20 ms of other work',
    sentence: 'The FIN has been there for 20 ms. What counts is a poll, not time.',
    turned: { gap: 'busy20' },
    outcome: 'failed',
  },
  {
    id: 'options-keepalive',
    title: 'globalAgent.options.keepAlive = false',
    sentence: 'The agent read its options when it was made, and does not look again.',
    turned: { pool: 'options-keepalive-false' },
    outcome: 'failed',
  },
  {
    id: 'body-unread',
    title: 'Not reading the body',
    sentence: 'node-fetch takes in a small body by itself, so the socket is free again.',
    turned: { consume: 'none' },
    outcome: 'failed',
  },
  {
    id: 'keepalive-agent-and-close',
    title: 'keepAlive agent, and Connection: close',
    sentence: 'The header is back, and so is the bug.',
    turned: { agent: 'keepalive', header: 'close' },
    outcome: 'failed',
  },
  {
    id: 'timeout0-late-fin',
    title: 'setTimeout(0), FIN after 50 ms',
    sentence: 'The bet is lost: the timer fires long before the FIN comes.',
    turned: { gap: 'timeout0', fin: '50ms' },
    outcome: 'failed',
  },
  {
    id: 'timeout0-then-busy',
    title: 'setTimeout(0), then 5 ms of work',
    sentence: 'The timer is due when the work is done, and timers come before the poll.',
    turned: { gap: 'timeout0+busy5' },
    outcome: 'failed',
  },
  {
    id: 'busy-then-timeout0',
    title: '20 ms of work, then setTimeout(0)',
    sentence: 'The other way round it works: the loop polls while the timer still has 1 ms to go.',
    turned: { gap: 'busy20+timeout0' },
    outcome: 'ok',
  },
]);
