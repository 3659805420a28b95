import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStrace } from './strace.ts';
import { connectionCalls } from './system-calls.ts';

const S = 1_790_000_000;
/** A line of strace: thread, microseconds after S, text. */
const line = (pid: number, us: number, text: string) =>
  `${pid} ${S}.${String(us).padStart(6, '0')} ${text}`;

const CLIENT = [
  line(7, 10, 'read(3, "not a socket", 16) = 12 <0.000004>'),
  line(
    7,
    100,
    'connect(19, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.1")}, 16) = 0 <0.000010>',
  ),
  line(
    7,
    200,
    'connect(20, {sa_family=AF_INET, sin_port=htons(3000), sin_addr=inet_addr("127.0.0.1")}, 16) = -1 EINPROGRESS (Operation now in progress) <0.000020>',
  ),
  line(
    7,
    300,
    'epoll_wait(14, [{events=EPOLLIN, data={u32=17, u64=17}}, {events=EPOLLOUT, data={u32=20, u64=20}}], 1024, -1) = 2 <0.000050>',
  ),
  line(7, 400, 'write(20, "GET /1 HTTP/1.1\\r"..., 172 <unfinished ...>'),
  line(8, 410, 'write(17, "\\1\\0\\0\\0\\0\\0\\0\\0", 8) = 8 <0.000002>'),
  line(7, 430, '<... write resumed>) = 172 <0.000025>'),
  line(
    7,
    500,
    'recvfrom(20, 0x7ffe, 1, MSG_PEEK|MSG_DONTWAIT, NULL, NULL) = -1 EAGAIN (Resource temporarily unavailable) <0.000006>',
  ),
  line(7, 600, 'read(20, "", 65536) = 0 <0.000007>'),
  line(7, 700, 'close(20) = 0 <0.000009>'),
  line(7, 800, 'read(20, "a file now", 65536) = 10 <0.000003>'),
  line(
    7,
    900,
    'connect(20, {sa_family=AF_INET, sin_port=htons(3000), sin_addr=inet_addr("127.0.0.1")}, 16) = -1 EINPROGRESS (Operation now in progress) <0.000020>',
  ),
  line(7, 950, 'epoll_wait(14,  <unfinished ...>'),
  line(7, 990, '+++ exited with 1 +++'),
].join('\n');

const shown = (text: string, actor: 'client' | 'server') =>
  connectionCalls(readStrace(text), actor, 3000, [40_001, 40_002]).map(
    ({ clientPort, event: { t, call, result, mask, tookUs } }) =>
      [clientPort, t - S * 1e6, call, mask ?? result ?? '', tookUs].join(' '),
  );

test('calls are found by their connection, with the time at which they act', () => {
  assert.deepEqual(shown(CLIENT, 'client'), [
    '40001 200 connect EINPROGRESS 20',
    '40001 350 epoll_wait OUT 50',
    '40001 400 write 172 25',
    '40001 506 peek EAGAIN 6',
    '40001 607 read 0 7',
    '40001 700 close 0 9',
    '40002 900 connect EINPROGRESS 20',
  ]);
});

test('a server gets its connections in their order', () => {
  const server = [
    line(9, 100, 'accept4(19, NULL, NULL, SOCK_CLOEXEC|SOCK_NONBLOCK) = 21 <0.000015>'),
    line(
      9,
      120,
      'accept4(19, NULL, NULL, SOCK_CLOEXEC|SOCK_NONBLOCK) = -1 EAGAIN (Resource temporarily unavailable) <0.000003>',
    ),
    line(9, 150, 'accept4(19, NULL, NULL, SOCK_CLOEXEC|SOCK_NONBLOCK) = 22 <0.000015>'),
    line(9, 200, 'shutdown(21, SHUT_WR) = 0 <0.000008>'),
  ].join('\n');
  assert.deepEqual(shown(server, 'server'), [
    '40001 115 accept  15',
    '40002 165 accept  15',
    '40001 200 shutdown 0 8',
  ]);
});
