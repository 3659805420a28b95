import { replaceAddresses } from './addresses.ts';
import { isKnownHost } from './known-hosts.ts';
import type { MaskKind } from './placeholders.ts';

/** Labels have 63 characters at most (RFC 1035 §2.3.4), and names with more than a dozen of them are none. */
const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
const NAME = String.raw`${LABEL}(?:\.${LABEL}){0,12}\.?`;

/** Places where only a host stands, so that a name without a dot is one, too. The host is the second group. */
const PLACES: readonly RegExp[] = [
  String.raw`((?<![\w-])(?:host|hostname|:authority|authority|servername|server_name|x-forwarded-host|remote_host|domain)\\*["']?\s*[:=]\s*\\*["']?)(${NAME})(?=[:"'\s,;\\)\]}]|$)`,
  String.raw`((?<![\w-])host\\*["']\s*,\s*\\*["'])(${NAME})(?=[:"'\\])`,
  String.raw`(\b(?:ENOTFOUND|EAI_AGAIN)[ \t]+)(${NAME})`,
  String.raw`(\bE[A-Z]{5,}[ \t]+)(${NAME})(?=:\d)`,
  String.raw`(\b(?:Connected to|Could not resolve host:|Failed to connect to|to host|Trying|Host)[ \t]+)(${NAME})(?=[ \t]*[(:]|[ \t]+(?:left|port|was)|[ \t]*$)`,
  String.raw`((?:^|[\s"'=])\/\/)(${NAME})(?=[:/])`,
  String.raw`(\bCN ?= ?)((?:\*\.)?${NAME})`,
  String.raw`(\bDNS:)((?:\*\.)?${NAME})`,
  String.raw`(\bIP6? )(${NAME})(?=\.\w+ > )`,
  String.raw`( > )(${NAME})(?=\.\w+: (?:Flags|tcp|UDP))`,
  String.raw`(["'])(${NAME})(?=:(?:80|\d{3,5})[:"'])`,
  String.raw`(\b(?:socket for|createConnection|createSocket|onFree|free socket)[ \t]+["']?)(${NAME})(?=:\d)`,
].map((source) => new RegExp(source, 'gim'));

/** A name with dots, anywhere. Many ends of names are also ends of files and properties; those are left out. */
const DOTTED =
  /(?<![\w@/.$\\-])(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,12}(?:com|net|org|io|dev|app|cloud|internal|local|lan|intra|intranet|corp|home|svc|cluster|test|info|biz|edu|gov|mil|tech|systems|network|online|site|store|xyz|ai|co|de|fr|nl|pl|ch|jp|cn|kr|br|ru|ua|cz|eu|uk|ca|au|se|dk|fi|pt)\.?(?![\w-]|\.\w|\()/gi;

/** Words that stand where a host could. */
const NO_HOST = /^(?:true|false|null|undefined|string|none|\d+)$/i;
/** Numbers are addresses, and have a file of their own. */
const NUMERIC = /^(?:\d{1,3}\.){3}\d{1,3}(?:\.\d+)?$/;

export const HOSTS: MaskKind = {
  id: 'host',
  words: ['host name', 'host names'],
  mask(text, placeholders) {
    const name = (host: string) => {
      const key = host.toLowerCase().replace(/\.$/, '');
      if (isKnownHost(key) || NO_HOST.test(key) || NUMERIC.test(key)) return host;
      return placeholders.of('host', key, (count) => `host-${count}.example`);
    };
    const inAddresses = replaceAddresses(text, (rest) =>
      rest.replace(
        /^((?:[^/@?#]*@)?)([^/:?#[\]@,]+)/,
        (_, user: string, host: string) => user + name(host),
      ),
    );
    const inPlaces = PLACES.reduce(
      (masked, place) =>
        masked.replace(place, (_, before: string, host: string) => before + name(host)),
      inAddresses,
    );
    return inPlaces.replace(DOTTED, name);
  },
};
