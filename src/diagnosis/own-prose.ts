/** What a package.json says of its own package, which may be about this very bug and is no error. */
const DESCRIPTION = /^\s*"(?:description|keywords)"\s*:/;
/** Fields that stand beside it in a package.json, and not in a record of an error. */
const MANIFEST =
  /^\s*"(?:version|license|private|main|scripts|dependencies|engines|repository)"\s*:/;
/** Whether lines are those of a package.json that says something of its own package. */
export function isManifestWithProse(object: readonly string[]): boolean {
  return (
    object.some((text) => DESCRIPTION.test(text)) && object.some((text) => MANIFEST.test(text))
  );
}

/** Whether a line is one of those words. */
export function saysOfItself(text: string): boolean {
  return DESCRIPTION.test(text);
}
