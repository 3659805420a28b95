/** Bytes of all pieces of a case. A log of a failing service has some megabytes, and all of it is read at once. */
export const CASE_BYTES_MAX = 50_000_000;

const PICTURE = 'is a picture. Paste the text that it shows.';
const COMPRESSED = 'is compressed. Unpack it, and take the log or lock file that is in it.';

interface Form {
  /** The first bytes in hexadecimal digits. */
  readonly begins: RegExp;
  readonly why: (name: string) => string;
}

/** Forms of files that are no text, by their first bytes. */
const FORMS: readonly Form[] = [
  // PNG, JPEG, GIF, WebP, AVIF and HEIC.
  {
    begins: /^(?:89504e47|ffd8ff|47494638|52494646.{8}57454250|.{8}66747970(?:61766966|68656963))/,
    why: () => PICTURE,
  },
  { begins: /^255044462d/, why: () => 'is a PDF. Open it and copy its text.' },
  {
    begins: /^504b0304/,
    why: () => 'is an archive, or a document of an office program. Take the text that is in it.',
  },
  // gzip, and then bzip2, xz, Zstandard and 7z.
  {
    begins: /^1f8b/,
    why: (name) => `${COMPRESSED} On a command line: gunzip -k ${quoted(name)}`,
  },
  { begins: /^(?:425a68|fd377a585a|28b52ffd|377abcaf)/, why: () => COMPRESSED },
  // pcap with microseconds or nanoseconds, in both orders of bytes, and pcapng.
  {
    begins: /^(?:d4c3b2a1|a1b2c3d4|4d3cb2a1|a1b23c4d|0a0d0d0a)/,
    why: (name) =>
      `is a capture of packets. Print it as text, and take that: tcpdump -nn -A -r ${quoted(name)} > packets.txt`,
  },
  { begins: /^(?:fffe0000|0000feff)/, why: () => 'is text in UTF-32. Save it as UTF-8.' },
  {
    begins: /^53514c69746520666f726d6174203300/,
    why: () => 'is a database. Take the log or lock file itself.',
  },
  // ELF, PE, Mach-O and WebAssembly.
  {
    begins: /^(?:7f454c46|4d5a90|cffaedfe|0061736d)/,
    why: () => 'is a program. Take what it printed.',
  },
];

/** The longest beginning of a form. */
const BEGIN_BYTES = 16;

/** Bytes in which a form shows, or that a file is no text. */
const HEAD_BYTES = 4_096;

/** Why bytes are no text, and what to do; undefined when they may be one. @param name of the file, for a command */
export function refusalOfBytes(bytes: Uint8Array, name: string): string | undefined {
  const begin = [...bytes.subarray(0, BEGIN_BYTES)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const form = FORMS.find(({ begins }) => begins.test(begin));
  if (form) return form.why(name);
  const head = bytes.subarray(0, HEAD_BYTES);
  if (head.includes(0) || head.filter(isControl).length > head.length / 10)
    return 'is no text: it has bytes in it that no log has. Take the log, the lock file or the stack.';
  return undefined;
}

/** A control character that no log has: a terminal takes backspace to carriage return, and escape. */
const isControl = (byte: number) => byte < 0x20 && !(byte >= 8 && byte <= 13) && byte !== 0x1b;

/** Why a text is not read, and what to do; undefined when it is. */
export function refusalOfText(text: string): string | undefined {
  const head = text
    .slice(0, HEAD_BYTES)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (head === '' && text.trim() === '') return 'is empty.';
  if (/^(?:<!--[\s\S]{0,1000}?-->\s*)?(?:<!doctype html|<html[\s>])/i.test(head))
    return 'is a web page. Open it, and copy the part with the error, or the log that it shows.';
  if (head.startsWith('{\\rtf')) return 'is formatted text (RTF). Save it as plain text.';
  return undefined;
}

/** Why a file of that size is not read, and what to do. Said before a byte of it is read. */
export function refusalOfSize(bytes: number, name: string): string | undefined {
  if (bytes <= CASE_BYTES_MAX) return undefined;
  return (
    `has ${shownSize(bytes)}, and this page reads ${shownSize(CASE_BYTES_MAX)} at most. ` +
    `Cut out the error with what is around it: grep -n -B20 -A30 -m20 'socket hang up' ${quoted(name)} > part.log`
  );
}

/** A size for people: `1.2 GB`. */
function shownSize(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  let size = bytes;
  for (; size >= 1_000 && unit < units.length - 1; unit += 1) size /= 1_000;
  return `${unit === 0 || size >= 100 ? Math.round(size) : Number(size.toFixed(1))} ${units[unit]}`;
}

/** A name for a shell. */
function quoted(name: string): string {
  return /^[\w.,@/-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}
