import type { Dump } from './dump.ts';

/** Modules of lib/ whose source the site quotes, because the bug happens in them. */
const QUOTED_MODULES = ['_http_agent', '_http_client', '_http_outgoing', 'net'] as const;

/** Module id → Node's own source, with its comments and line numbers. */
type QuotedSources = Readonly<Record<(typeof QUOTED_MODULES)[number], string>>;

export function quotedSources({ natives, version }: Dump): QuotedSources {
  const sources: Record<string, string> = {};
  for (const id of QUOTED_MODULES) {
    const source = natives[id];
    if (source === undefined) throw new Error(`no lib/${id}.js in Node ${version}`);
    sources[id] = source;
  }
  return sources as QuotedSources;
}
