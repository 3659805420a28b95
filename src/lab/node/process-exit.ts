/**
 * Thrown to unwind the JavaScript stack of a process that has exited, as
 * v8::Isolate::TerminateExecution does in Node. No handler of the program may run after it.
 */
export class ProcessExit {
  readonly code: number;
  constructor(code: number) {
    this.code = code;
  }
}
