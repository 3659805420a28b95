import type { Line } from './lines.ts';

/** Errors that are told apart by their text. */
export type ErrorKind =
  | 'socket-hang-up'
  | 'read-reset'
  | 'write-reset'
  | 'write-pipe'
  | 'refused'
  | 'connect-reset'
  | 'connect-timeout'
  | 'tls-cut'
  | 'certificate'
  | 'name-not-found'
  | 'premature-close'
  /** The response had begun. */
  | 'aborted'
  /** A timeout or an abort of the program itself. */
  | 'own-timeout'
  /** Nothing answered on a connection that had worked. */
  | 'read-timeout'
  | 'other-side-closed'
  | 'fetch-failed';

/** The listener of Node's http client that reports the end of a socket. */
export type SocketListener = 'socketOnEnd' | 'socketCloseListener' | 'socketErrorListener';

/** What one place of the pasted text says. Each reader finds one kind or a few. */
export type PastedEvidence = { readonly at: Line } & (
  | {
      readonly kind: 'error';
      readonly error: ErrorKind;
      /** `request to <url> failed, reason:` is node-fetch's sentence, which forks have kept. */
      readonly url?: string;
    }
  /** A frame of a stack in a package. `package` is the one whose code it is. */
  | {
      readonly kind: 'frame';
      readonly package: string;
      /** Which copy: the packages in whose node_modules it is, outermost first. */
      readonly inside: readonly string[];
      /** pnpm's and Deno's stores have it in the path. */
      readonly version?: string;
      readonly file: string;
      readonly line: number;
    }
  /** A frame of Node's http client. */
  | {
      readonly kind: 'listener';
      readonly listener: SocketListener;
      readonly line: number;
      /** `_http_client.js` without `node:` in front, as Node 14 and older print it. */
      readonly isOld: boolean;
    }
  /** Only Node 20 and later have this frame: `emitErrorEvent`. */
  | { readonly kind: 'recent-frames' }
  | {
      readonly kind: 'node';
      readonly version: string;
      readonly wanted: boolean;
      /** A minimum: `>=18`. */
      readonly orLater?: boolean;
    }
  | { readonly kind: 'runtime'; readonly name: 'Deno' | 'Bun' }
  /** A version that is installed, or was resolved. */
  | {
      readonly kind: 'installed';
      readonly name: string;
      readonly version: string;
      /** The package that brought it, where a tree or a lock file says so. */
      readonly by?: string;
      readonly source: 'tree' | 'lock' | 'text';
    }
  /** What a package.json asks for. */
  | {
      readonly kind: 'range';
      readonly name: string;
      readonly range: string;
      /** The package that asks for it, where a lock file says so; else the project. */
      readonly by?: string;
    }
  | { readonly kind: 'manager'; readonly manager: PackageManager }
  | {
      readonly kind: 'response';
      /** `1.0`, `1.1`, `2`. */
      readonly http: string;
      readonly saysClose: boolean;
      readonly saysKeepAlive: boolean;
      readonly status: number;
      /** Whether the request is shown, or said, to have asked for a close. */
      readonly askedClose: boolean;
    }
  | {
      readonly kind: 'packets';
      /** A request was sent on a connection after the server's FIN. */
      readonly requestAfterFin: boolean;
      /** Milliseconds from the response to the FIN. */
      readonly finAfterMs: number;
      readonly asksClose: boolean;
      readonly saysClose: boolean;
    }
  /** A header `Connection: close` of a request: in a program, in a log, in packets. */
  | { readonly kind: 'asks-close'; readonly by: 'program' | 'node-fetch' }
  /** The agent put a socket into its pool, and a later request took it. */
  | { readonly kind: 'pooled-again' }
  /** The default agent of Node 19 and later, by its options. */
  | { readonly kind: 'default-agent' }
  | { readonly kind: 'server'; readonly name: string; readonly closes: ServerCloses }
  /** The failing request followed another one. */
  | {
      readonly kind: 'order';
      readonly order: 'later' | 'every-second' | 'after-pause' | 'under-load';
      /** Milliseconds from an answer of the same address to the failure, where a log has both times. */
      readonly afterMs?: number;
    }
  /** How long the failing request had been under way, in milliseconds. */
  | {
      readonly kind: 'waited';
      readonly waitedMs: number;
      /** By a person, and not by the times of two lines. */
      readonly isSaid: boolean;
    }
  /** The failures come at regular times: the milliseconds from one to the next. */
  | { readonly kind: 'period'; readonly periodMs: number }
  /** The failing request was the first on its connection, by the timings of a client. */
  | { readonly kind: 'new-connection'; readonly tlsMs: number }
  /** An agent that the program, or a library, gives to its requests. */
  | {
      readonly kind: 'agent';
      /** Undefined where the text does not tell. */
      readonly keepAlive: boolean | undefined;
      readonly by: string;
    }
  /** A gateway, a firewall or a balancer that drops silent connections. */
  | { readonly kind: 'silent-path' }
  /** The process goes on after its work. */
  | { readonly kind: 'stays-alive' }
  /** A quotation of another person's report, which was left out. */
  | { readonly kind: 'somebody-else' }
  /** A link to a scenario of this site. */
  | { readonly kind: 'our-link'; readonly query: string }
  | { readonly kind: 'client'; readonly name: string }
  | { readonly kind: 'tests'; readonly what: 'runner' | 'restarted-server' | 'server-close' }
  | { readonly kind: 'npm-cli'; readonly manager: string }
  /** A recording of a browser, which is not the client of the failing request. */
  | { readonly kind: 'browser' }
);

/** `pnpm-9` stands for that release and older ones, which have their overrides in package.json. */
export type PackageManager = 'npm' | 'yarn' | 'yarn-berry' | 'pnpm' | 'pnpm-9' | 'bun';

/** What a server does when it is asked to close. */
export type ServerCloses = 'silently' | 'and-says-so' | 'unknown';

export type EvidenceOf<Kind extends PastedEvidence['kind']> = Extract<
  PastedEvidence,
  { kind: Kind }
>;

/** Finds its kinds of evidence in the lines of a text. */
export type Reader = (lines: readonly Line[]) => readonly PastedEvidence[];
