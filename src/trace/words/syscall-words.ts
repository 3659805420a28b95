import { isAtClientEnd, nameOfEnd } from '../reading/ends.ts';
import { closerOf, windowByCloser } from '../reading/race-window.ts';
import type { DnsEvent, ReadEvent, SyscallEvent, Trace } from '../record/event.ts';
import { clientReadWords, clientWriteWords } from './client-syscall-words.ts';
import { lookWords } from './look-words.ts';
import { closingText } from './window-words.ts';
import { bytesText, nameOf, type Words, words } from './words.ts';

/** Words for a system call of either process. */
export function syscallWords(event: SyscallEvent, trace: Trace): Words {
  const { call, conn, mask, result } = event;
  const who = nameOfEnd(event);
  if (isAtClientEnd(event)) {
    if (call === 'write') return clientWriteWords(event, trace);
    if (call === 'read') return clientReadWords(event, trace);
    if (call === 'peek') return lookWords(event, trace);
  }
  switch (call) {
    case 'connect':
      return words(`connect(): connection ${conn}`, `${who} opens connection ${conn}.`);
    case 'accept':
      return words(
        `accept(): connection ${conn}`,
        `${who} takes connection ${conn} from its backlog.`,
      );
    case 'epoll_wait':
      return words(
        `epoll: ${mask ?? 'ready'} on connection ${conn}`,
        `epoll_wait() reports ${mask ?? 'an event'} on connection ${conn}.`,
        mask?.includes('HUP')
          ? 'HUP: both directions are closed. ERR: a reset has come in.'
          : undefined,
      );
    case 'read':
      return result === 0
        ? words('read() = 0: end of file', `${who} reads the end of connection ${conn}.`)
        : words(
            `read() = ${result ?? '?'}`,
            `${who} reads ${amount(result)} from connection ${conn}.`,
          );
    case 'peek':
      return words(
        `recv(MSG_PEEK) = ${result ?? '?'}`,
        `${who} looks whether connection ${conn} has something to read: ${amount(result)}.`,
      );
    case 'write':
      return words(
        `write() = ${result ?? '?'}`,
        `${who} writes ${amount(result)} to connection ${conn}.`,
      );
    case 'shutdown':
    case 'close':
      return closeWords(event, trace);
  }
}

function closeWords(event: SyscallEvent, trace: Trace): Words {
  const { call, conn } = event;
  const window = windowByCloser(trace).get(event);
  if (window) {
    return words(
      `Node lets the socket go: ${call}()`,
      `Node lets the socket of connection ${conn} go: ${call}().`,
      `The ${closerOf(window)} is still unread, and that no longer matters: nothing will be written here.`,
    );
  }
  return call === 'shutdown'
    ? words(
        'shutdown(): no more to send',
        `${nameOfEnd(event)} ends its side of connection ${conn}.`,
      )
    : words(`close(): connection ${conn}`, `${nameOfEnd(event)} closes connection ${conn}.`);
}

function amount(result: SyscallEvent['result']): string {
  return typeof result === 'number' ? bytesText(result) : (result ?? 'nothing');
}

/** Words for what libuv passes to JavaScript. */
export function readWords(event: ReadEvent, trace: Trace): Words {
  const { result } = event;
  const what = resultText(result);
  const window = windowByCloser(trace).get(event);
  if (!window) {
    return words(
      `libuv → JavaScript: ${what}`,
      `${nameOfEnd(event)}’s JavaScript is handed ${what}.`,
    );
  }
  return words(
    `libuv reports ${what}`,
    `libuv sees POLLHUP behind the data and reports ${what}, without another read().`,
    `${closingText(event.t, window, trace)} libuv 1.52 and newer (Node 24.17 and later, Node 26) no longer does this.`,
  );
}

function resultText(result: ReadEvent['result']): string {
  if (typeof result === 'number') return bytesText(result);
  return result === 'EOF' ? 'end of file' : result;
}

export function dnsWords({ actor, hostname }: DnsEvent): Words {
  return words(`getaddrinfo(${hostname})`, `${nameOf(actor)} asks for the address of ${hostname}.`);
}
