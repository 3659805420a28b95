/** The programs that a reader may change. package.json is not among them: the knobs write it. */
export const EDITABLE_FILES = ['client.mjs', 'server.mjs'] as const;
export type EditableFile = (typeof EDITABLE_FILES)[number];

/** A diff of Node's lib/, which the program runs with. No knob writes it, and it is no file of the program. */
export const PATCH_FILE = 'node.diff';

/** What a link may carry. */
const LINKED_FILES = [...EDITABLE_FILES, PATCH_FILE] as const;

/** The reader's own text of the files that they edited, and of the patch. */
export type Edits = Readonly<Partial<Record<(typeof LINKED_FILES)[number], string>>>;

/**
 * Raw DEFLATE (RFC 1951) and its inverse, bytes to bytes. A caller passes in what its platform has.
 */
export interface Deflate {
  readonly deflate: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
  /** @throws when the bytes are no DEFLATE stream, or inflate to more than `bytesMax` */
  readonly inflate: (bytes: Uint8Array<ArrayBuffer>, bytesMax: number) => Promise<Uint8Array>;
}

/** Most bytes of UTF-8 that the code of a link may have, all files together. */
export const CODE_BYTES_MAX = 64_000;
/** Most characters of a fragment that are read. */
export const HASH_CHARS_MAX = 60_000;
/**
 * A fragment begins with the number of its format. A later format gets another number, and this one
 * stays readable.
 */
export const FORMAT = '1.';

/**
 * What follows the code, where a chat took the end of a sentence for a part of the link: `).`, `=`,
 * `%22`. Nothing of it can be base64url.
 */
const AFTER_CODE = /(?:%[0-9a-f]{2}|[^\w-])+$/i;

/**
 * Writes `#1.<base64url(deflate(JSON))>`. It contains no `=` and no parentheses, because chats and
 * Markdown would break the link there.
 * @returns an empty string when nothing was edited; undefined when the code is too long for a link
 */
export async function encodeEdits(edits: Edits, { deflate }: Deflate): Promise<string | undefined> {
  const files = LINKED_FILES.filter((file) => edits[file] !== undefined);
  if (files.length === 0) return '';
  const json = JSON.stringify(Object.fromEntries(files.map((file) => [file, edits[file]])));
  const bytes = new TextEncoder().encode(json);
  if (bytes.length > CODE_BYTES_MAX) return undefined;
  return FORMAT + toBase64Url(await deflate(bytes));
}

type DecodedEdits =
  | { readonly ok: true; readonly edits: Edits }
  /**
   * `reason` completes "The code in this link cannot be read: …"; `note` is what the page shows.
   */
  | { readonly ok: false; readonly reason: string; readonly note: string };

/**
 * Reads the fragment of an address, with or without its `#`. Never throws: a fragment that cannot
 * be read gives a note.
 */
export async function decodeEdits(hash: string, { inflate }: Deflate): Promise<DecodedEdits> {
  const text = hash.replace(/^#/, '');
  if (text === '') return { ok: true, edits: {} };
  if (text.length > HASH_CHARS_MAX) return refused('it is too long');
  if (!text.startsWith(FORMAT)) return refused('it is of a kind that is not known here');
  try {
    const code = text.slice(FORMAT.length).replace(AFTER_CODE, '');
    const bytes = await inflate(fromBase64Url(code), CODE_BYTES_MAX);
    return readFiles(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    // Every step fails for the same reason: some characters of the link were lost or changed.
    return refused('some of its characters were lost on the way');
  }
}

function readFiles(value: unknown): DecodedEdits {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused('it holds no program');
  }
  const files = Object.entries(value);
  const known = files.every(
    ([file, text]) =>
      (LINKED_FILES as readonly string[]).includes(file) && typeof text === 'string',
  );
  return known ? { ok: true, edits: Object.fromEntries(files) } : refused('it holds no program');
}

function refused(reason: string): DecodedEdits {
  return {
    ok: false,
    reason,
    note: `The code in this link cannot be read: ${reason}. In its place stands the program that the knobs write.`,
  };
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @throws when the text has characters that are not of base64url */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new Error('not base64url');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
