import { EngineError, type Recovery } from '../engine.ts';

interface Failure {
  /** What happened, in one sentence. */
  readonly cause: string;
  /** What the reader can do about it, in one sentence. */
  readonly remedy: string;
  readonly recovery: Recovery;
}

const COMPUTER = 'Use a desktop browser for this second opinion; the Lab’s answer stands.';
const FIREWALL =
  'An extension, a company network or a browser setting may block it: allow stackblitz.com, or try a private window.';

/**
 * Everything that is known to keep a WebContainer from answering. The runtime itself reports only a
 * few of these, and a boot that is blocked hangs for ever. So most are found by looking at the
 * browser (preflight.ts) and at the frame (frame.ts).
 */
const FAILURES = {
  'insecure-context': {
    cause: 'This page was not loaded over HTTPS, and browsers share memory in secure pages only.',
    remedy: 'Open it under https:// or on localhost.',
    recovery: 'none',
  },
  embedded: {
    cause: 'This page is embedded in another one, where it is not cross-origin isolated.',
    remedy: 'Open it in a tab of its own.',
    recovery: 'new-tab',
  },
  'headers-missing': {
    cause: 'This page is not cross-origin isolated: its host did not send the headers for that.',
    remedy:
      'A service worker of this site can add them in your browser. It is removed when you turn this off.',
    recovery: 'isolate',
  },
  'isolation-refused': {
    cause: 'This browser does not let the site add the headers by itself.',
    remedy: 'A private window often refuses it: use a normal one. The Lab’s answer stands.',
    recovery: 'none',
  },
  'not-isolated': {
    cause: 'This page is not cross-origin isolated, which the runtime needs.',
    remedy: 'Reload once; if it stays, neither the host nor this browser isolates the page.',
    recovery: 'reload-page',
  },
  'no-shared-memory': {
    cause: 'This browser has no SharedArrayBuffer, which the runtime is built on.',
    remedy: 'Use a current desktop Chrome, Edge, Firefox or Safari.',
    recovery: 'none',
  },
  ios: {
    cause: 'On iPhone and iPad the runtime runs out of memory.',
    remedy: COMPUTER,
    recovery: 'none',
  },
  'client-not-loaded': {
    cause: 'A part of this site that speaks to the runtime could not be loaded.',
    remedy: 'Check the connection and reload the page; nothing of yours is lost.',
    recovery: 'reload-page',
  },
  'blocked-by-csp': {
    cause: 'A Content Security Policy refuses the runtime’s frame.',
    remedy: 'Look for an extension or a proxy that adds a policy to this page, and try again.',
    recovery: 'retry',
  },
  'blocked-by-coep': {
    cause: 'The answer from the runtime’s host lacks the header that an isolated page asks for.',
    remedy: 'Something between here and stackblitz.com changes its answers; try another network.',
    recovery: 'retry',
  },
  offline: {
    cause: 'This browser is offline, and the runtime comes from stackblitz.com.',
    remedy: 'Try again when you are online; the Lab goes on without.',
    recovery: 'retry',
  },
  'host-unreachable': {
    cause: 'Nobody answers at the runtime’s host.',
    remedy: `Check that you are online. ${FIREWALL}`,
    recovery: 'retry',
  },
  'no-usable-answer': {
    cause:
      'Nothing that an isolated page may use came from the runtime’s host, if it answers at all.',
    remedy: `Check that you are online. ${FIREWALL}`,
    recovery: 'retry',
  },
  'runtime-silent': {
    cause: 'The runtime’s page was answered, and then nothing of it started.',
    remedy: FIREWALL,
    recovery: 'retry',
  },
  'runtime-not-loaded': {
    cause: 'The runtime’s page did not finish loading within 30 s.',
    remedy: 'On a slow connection give it more time; it is used as soon as it arrives.',
    recovery: 'retry',
  },
  'node-not-started': {
    cause: 'The runtime was loaded, and its Node.js did not start within 30 s.',
    remedy: 'Reload the page; nothing of yours is lost. Close other tabs that use much memory.',
    recovery: 'reload-page',
  },
  'start-refused': {
    cause: 'The runtime refused to start Node.js.',
    remedy: 'Try again.',
    recovery: 'retry',
  },
  stopped: {
    cause: 'It was stopped before it had started.',
    remedy: 'Press Run.',
    recovery: 'retry',
  },
  'out-of-memory': {
    cause: 'The browser has no memory left for the runtime.',
    remedy: 'Close other tabs, then reload the page; nothing of yours is lost.',
    recovery: 'reload-page',
  },
  'files-not-mounted': {
    cause: 'The program’s files could not be put into the container.',
    remedy: 'Try again.',
    recovery: 'retry',
  },
  'package-not-loaded': {
    cause: 'A package that this site has for the container could not be loaded.',
    remedy: 'Check the connection and try again.',
    recovery: 'retry',
  },
  'package-unknown': {
    cause: 'This build of the site has no such package for the container.',
    remedy: 'Pick another version or client.',
    recovery: 'none',
  },
  'client-not-for-node': {
    cause: 'A client that the program imports does not run on the container’s Node.js.',
    remedy: 'Pick another client; the Lab’s answer stands.',
    recovery: 'none',
  },
  'process-not-started': {
    cause: 'The container did not start a process.',
    remedy: 'Try again: it begins with a new container.',
    recovery: 'retry',
  },
  'self-test-failed': {
    cause: 'Node.js started, and did not get through the self-test.',
    remedy: 'Try again: it begins with a new container.',
    recovery: 'retry',
  },
  'process-not-ended': {
    cause: 'A process in the container could not be ended, so the container was given up.',
    remedy: 'Try again: it begins with a new container.',
    recovery: 'retry',
  },
  'trace-not-readable': {
    cause: 'What the container reported of this run cannot be read.',
    remedy: 'If the program prints records of its own, take that out and run it again.',
    recovery: 'none',
  },
  'container-error': {
    cause: 'The container reported an internal error.',
    remedy: 'Try again.',
    recovery: 'retry',
  },
  'process-killed': {
    cause: 'client.mjs was killed from outside before it ended.',
    remedy: 'Press Run again; if it stays, close other tabs that use much memory.',
    recovery: 'retry',
  },
} satisfies Record<string, Failure>;

export type FailureName = keyof typeof FAILURES;

/**
 * Failures of one program: the container is well, and runs the next one.
 */
const OF_THE_PROGRAM: ReadonlySet<string> = new Set<FailureName>([
  'client-not-for-node',
  'package-unknown',
  'trace-not-readable',
]);

/** Whether another program may run in the container after this failure. */
export function isOfTheProgram({ code }: EngineError): boolean {
  return OF_THE_PROGRAM.has(code);
}

/**
 * A client that has no version for the container's Node, which the reader cannot pick.
 *
 * @param needs `make-fetch-happen 16.0.1 needs Node 20.19.0 or later`
 * @param version of the container's Node
 */
export function clientFailure(needs: string, version: string): EngineError {
  const { remedy, recovery } = FAILURES['client-not-for-node'];
  const cause = `${needs}, and the container’s Node.js is ${version}.`;
  return new EngineError('client-not-for-node', cause, remedy, recovery);
}

/** @param detail the message of the runtime, if it gave one; quoted after the cause */
export function engineFailure(name: FailureName, detail = ''): EngineError {
  const { cause, remedy, recovery }: Failure = FAILURES[name];
  return new EngineError(name, detail ? `${cause} It said: ${detail}` : cause, remedy, recovery);
}

/**
 * Finds the name for an error of the runtime. In a page that is not isolated the runtime says
 * `SharedArrayBuffer transfer requires self.crossOriginIsolated` (bolt.new #5607). `Out of memory`
 * comes from WebAssembly.instantiate().
 */
export function engineFailureOf(error: unknown, otherwise: FailureName): EngineError {
  if (error instanceof EngineError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/crossOriginIsolated/i.test(message)) return engineFailure('not-isolated', message);
  if (/out of memory/i.test(message)) return engineFailure('out-of-memory', message);
  return engineFailure(otherwise, message);
}
