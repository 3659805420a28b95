/**
 * Thrown through the JavaScript of a process that has exited, to unwind its stack: what
 * v8::Isolate::TerminateExecution does to real JavaScript. No handler of the program may run after
 * it.
 */
export class ProcessExit {
  readonly code: number;
  constructor(code: number) {
    this.code = code;
  }
}
