/** A text in a file of `src/lab/kernel`, and what stands in its place. */
interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** One rule of the kernel, taken out. */
export interface Ablation {
  /** `8`, or `9 reset` where a rule says two things. */
  readonly id: string;
  /** Number in the list of `src/lab/kernel/README.md`. */
  readonly rule: number;
  /** What the machine does in place of it. */
  readonly instead: string;
  readonly edits: readonly Edit[];
  /** A probe whose answer is another one without the rule. */
  readonly witness: string;
}

const edit = (file: string, from: string, to: string): Edit => ({ file, from, to });

/** Every rule of the list. A rule that says two things has two. */
export const ABLATIONS: readonly Ablation[] = [
  {
    id: '1',
    rule: 1,
    instead: 'a short read does not end the turn: the end of the stream is read with the response',
    edits: [edit('stream.ts', 'if (result.length < roomBytes) return true;', '')],
    witness: 'immediate',
  },
  {
    id: '2',
    rule: 2,
    instead: 'one read in a poll',
    edits: [edit('stream.ts', 'const READS_MAX = 32;', 'const READS_MAX = 1;')],
    witness: 'whole-buffers',
  },
  {
    id: '3 old',
    rule: 3,
    instead: 'every release takes a hang-up after a short read for the end',
    edits: [
      edit(
        'uv-release.ts',
        "minor >= 52 ? 'without-pollin' : 'after-short-read'",
        "'after-short-read'",
      ),
    ],
    witness: 'reset-24',
  },
  {
    id: '3 new',
    rule: 3,
    instead: 'every release takes a hang-up for the end only without POLLIN',
    edits: [
      edit(
        'uv-release.ts',
        "minor >= 52 ? 'without-pollin' : 'after-short-read'",
        "'without-pollin'",
      ),
    ],
    witness: 'reset-20',
  },
  {
    id: '4 masks',
    rule: 4,
    instead: 'the mask of a file is the one at its turn',
    edits: [
      edit(
        'backend.ts',
        'const events = eventsFor(watch, mask);',
        'const events = eventsFor(watch, mask && watch.watched.pollMask());',
      ),
    ],
    witness: 'reset-behind',
  },
  {
    id: '4 order',
    rule: 4,
    instead: 'what became ready last is dispatched first',
    edits: [
      edit(
        'epoll.ts',
        'for (const watch of listed) {',
        'for (const watch of [...listed].reverse()) {',
      ),
    ],
    witness: 'end-then-write',
  },
  {
    id: '5',
    rule: 5,
    instead: 'a FIN alone is a hang-up',
    edits: [
      edit(
        'socket.ts',
        "if ((this.isReceiveShut && this.isSendShut) || this.state === 'CLOSED') mask |= POLLHUP;",
        "if (this.isReceiveShut || this.state === 'CLOSED') mask |= POLLHUP;",
      ),
    ],
    witness: 'immediate',
  },
  {
    id: '6',
    rule: 6,
    instead: 'recv(2) returns the error before the end of the stream',
    edits: [
      edit(
        'socket.ts',
        'if (this.isDone) return 0;\n    this.noteFound(RESET);',
        'this.noteFound(RESET);\n    if (this.error === undefined && this.isDone) return 0;',
      ),
    ],
    witness: 'bug',
  },
  {
    id: '7',
    rule: 7,
    instead: 'a reset is ECONNRESET in every state',
    edits: [
      edit(
        'tcp-input.ts',
        "if (socket.state === 'SYN_SENT') socket.error = 'ECONNREFUSED';\n  else ",
        '',
      ),
      edit(
        'tcp-input.ts',
        "if (socket.state === 'CLOSE_WAIT') socket.error = 'EPIPE';\n  else ",
        '',
      ),
    ],
    witness: 'nobody-listens',
  },
  {
    id: '8',
    rule: 8,
    instead: 'the first send(2) after a reset fails with EPIPE',
    edits: [
      edit(
        'socket.ts',
        "return this.takeError() ?? 'EPIPE';",
        "this.takeError();\n    return 'EPIPE';",
      ),
    ],
    witness: 'reset-24',
  },
  {
    id: '9 unread',
    rule: 9,
    instead: 'close(2) with unread data sends a FIN',
    edits: [edit('socket.ts', 'else if (hasUnread || (isLingerZero', 'else if ((isLingerZero')],
    witness: 'two-at-once',
  },
  {
    id: '9 orphan',
    rule: 9,
    instead: 'data for a closed socket is dropped without an answer',
    edits: [
      edit(
        'tcp-input.ts',
        'if (socket.isOrphan) {\n    socket.resetInAnswerTo(segment);\n    return;',
        'if (socket.isOrphan) {\n    return;',
      ),
    ],
    witness: 'two-writes',
  },
  {
    id: '10',
    rule: 10,
    instead: 'shutdown(2) is called at once',
    edits: [
      edit(
        'stream.ts',
        'if (this.#writes.isEmpty) this.loop.backend.feed(this.watch);',
        'if (this.#writes.isEmpty) {\n      this.socket?.shutdown();\n      this.loop.backend.feed(this.watch);\n    }',
      ),
    ],
    witness: 'end-then-write',
  },
  {
    id: '11',
    rule: 11,
    instead: "the timeout of epoll_wait counts from the loop's time, without slack",
    edits: [
      edit(
        'backend.ts',
        'const deadlineUs = machine.now + sleepUs;',
        'const deadlineUs = sleepUs === 0 ? machine.now : (Math.floor(machine.now / 1000) + timeoutMs) * 1000;',
      ),
    ],
    witness: 'early-timer',
  },
  {
    id: '12',
    rule: 12,
    instead: 'the loop looks at its sockets once more before it runs a timer that is due',
    edits: [
      edit(
        'loop.ts',
        'yield* this.backend.poll(timeoutMs, this.#timerTerm);',
        'yield* this.backend.poll(timeoutMs, this.#timerTerm);\n    if (!this.stopped && this.#timerAtMs * 1000 <= this.machine.now) yield* this.backend.poll(0, this.#timerTerm);',
      ),
    ],
    witness: 'timer-is-due',
  },
  {
    id: '13',
    rule: 13,
    instead: 'a packet is 20 µs under way',
    edits: [edit('time-model.ts', 'latencyUs: 0,', 'latencyUs: 20,')],
    witness: 'two-writes',
  },
  {
    id: '14',
    rule: 14,
    instead: 'while a process computes, nothing else happens',
    edits: [
      edit('machine.ts', 'this.#advance(Math.min(this.#horizonUs, this.#heldUs), true);', ''),
    ],
    witness: 'fin-while-busy',
  },
  {
    id: '15',
    rule: 15,
    instead: 'reading the clock takes no time',
    edits: [edit('time-model.ts', 'clockUs: 1,', 'clockUs: 0,')],
    witness: 'busy-look',
  },
  {
    id: '16 error',
    rule: 16,
    instead: 'a peek leaves a pending error',
    edits: [
      edit(
        'socket.ts',
        'const result = this.recv(roomBytes);',
        'const { error } = this;\n    const result = this.recv(roomBytes);\n    this.error = error;',
      ),
    ],
    witness: 'look-at-reset',
  },
  {
    id: '16 bytes',
    rule: 16,
    instead: 'a peek takes the bytes out of the queue',
    edits: [
      edit(
        'socket.ts',
        'if (this.queue.bytes > 0) return Math.min(roomBytes, this.queue.bytes);',
        '',
      ),
    ],
    witness: 'look-at-bytes',
  },
  {
    id: '17',
    rule: 17,
    instead: 'a write takes everything',
    edits: [
      edit(
        'socket.ts',
        'if (room >= length) return length;',
        'if (noticed >= length) return length;',
      ),
    ],
    witness: 'long-post',
  },
  {
    id: '18',
    rule: 18,
    instead: 'a reset does not stop the write that it answers',
    edits: [edit('socket.ts', 'this.peer?.isOrphan ? RESET_NOTICED_BYTES : Infinity', 'Infinity')],
    witness: 'long-post-too-late',
  },
];
