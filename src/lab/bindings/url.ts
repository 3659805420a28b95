import type { BindingFactory } from './environment.ts';
import { parseHostname } from './hostname.ts';
import { urlComponents } from './url-components.ts';

/** url_update_action in src/node_url.h, in order. */
const UPDATE_ACTIONS = [
  'protocol',
  'host',
  'hostname',
  'port',
  'username',
  'password',
  'pathname',
  'search',
  'hash',
  'href',
] as const;

type OnParsed = (...parts: string[]) => void;

/**
 * internalBinding('url'): src/node_url.cc on ada, the WHATWG URL parser. The host's parser does the
 * work, and the release's lib/internal/url.js gets the offsets it expects (`parse`, `update`) or,
 * in Node 19, the parts by callback (`parse`, `updateUrl`). Host names with other letters than
 * ASCII stay in their ASCII form.
 */
export const url: BindingFactory = (_env, stub) => {
  /** Leaves the offsets where lib/ reads them. */
  function publish(parsed: URL): string {
    stub['urlComponents'].set(urlComponents(parsed));
    return parsed.href;
  }

  function parse(input: string, base: string | undefined, third: boolean | OnParsed | undefined) {
    const parsed = URL.parse(input, base);
    if (typeof third === 'function') return parsed !== null && tellParts(parsed, third);
    if (parsed !== null) return publish(parsed);
    if (third === true) throw invalidUrl(input, base);
    return undefined;
  }

  function update(href: string, action: number, value: string): URL | null {
    const name = UPDATE_ACTIONS[action];
    if (name === undefined) throw new RangeError(`url.update: no action ${action}`);
    if (name === 'href') return URL.parse(value);
    const parsed = new URL(href);
    parsed[name] = value;
    return parsed;
  }

  /** ThrowInvalidURL: C++ makes this error, so `input` and `base` come after `code`. */
  function invalidUrl(input: string, base: string | undefined): Error {
    const error = Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input });
    return base === undefined ? error : Object.assign(error, { base });
  }

  return {
    parse,
    update(href: string, action: number, value: string) {
      const parsed = update(href, action, value);
      return parsed !== null && publish(parsed);
    },
    updateUrl(href: string, action: number, value: string, onParsed: OnParsed) {
      const parsed = update(href, action, value);
      return parsed !== null && tellParts(parsed, onParsed);
    },
    canParse(input: string, base?: string) {
      return URL.canParse(input, base);
    },
    getOrigin(href: string) {
      return new URL(href).origin;
    },
    format,
    formatUrl: format,
    domainToASCII(domain: string) {
      return parseHostname(domain) ?? '';
    },
    domainToUnicode(domain: string) {
      return parseHostname(domain) ?? '';
    },
    toASCII(domain: string) {
      return parseHostname(domain) ?? domain;
    },
    toUnicode(domain: string) {
      return domain;
    },
    /**
     * BindingData::PathToFileURL: escapes characters that a path may contain and a URL's path may
     * not. On Windows a backslash separates folders, and the first part of a path can be a host.
     */
    pathToFileURL(path: string, isWindows?: boolean, host?: string) {
      const parsed = new URL('file://');
      parsed.pathname = path.replace(
        isWindows ? /[%\n\r\t[\]^|~]/g : /[%\\\n\r\t[\]^|~]/g,
        (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
      );
      if (isWindows && host !== undefined) parsed.hostname = host;
      return publish(parsed);
    },
  };
};

function tellParts(parsed: URL, onParsed: OnParsed): true {
  const { href, origin, protocol, hostname, pathname, search, username, password, port, hash } =
    parsed;
  onParsed(href, origin, protocol, hostname, pathname, search, username, password, port, hash);
  return true;
}

/** BindingData::Format: url.format(new URL(…), options). */
function format(href: string, hash: boolean, _unicode: boolean, search: boolean, auth: boolean) {
  const formatted = new URL(href);
  if (!hash) formatted.hash = '';
  if (!search) formatted.search = '';
  if (!auth) {
    formatted.username = '';
    formatted.password = '';
  }
  return formatted.href;
}
