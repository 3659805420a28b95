/**
 * Fields that only the record has (`npm run record`): they name things that neither the playground nor
 * `race` can run. Each has a word for the sentence that refuses it.
 */
const RECORD_FIELDS = {
  runtime: 'another runtime than Node',
  product: 'the server of somebody else',
  tls: 'https',
} as const;
type RecordField = keyof typeof RECORD_FIELDS;

/** Names a field of the record for a reader who wants to run it here; undefined for every other field. */
export function refusalOfRecordField(name: string): string | undefined {
  return isRecordField(name)
    ? `only the record has this field. ${capital(RECORD_FIELDS[name])} runs neither here nor in race; /matrix/ shows what it did on a real machine`
    : undefined;
}

function isRecordField(name: string): name is RecordField {
  return Object.hasOwn(RECORD_FIELDS, name);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
