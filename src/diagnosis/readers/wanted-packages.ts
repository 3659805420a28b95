/** Packages that are looked for in lock files: those that send the header, those that bring one, and test clients. */
const WANTED =
  /^(?:node-fetch|@supabase\/node-fetch|node-fetch-npm|minipass-fetch|soap|strong-soap|supertest|cross-fetch|isomorphic-fetch|isomorphic-unfetch|gaxios|openai|make-fetch-happen)$/;

/** Whether a lock file's entry matters for this bug. */
export function isWanted(name: string): boolean {
  return WANTED.test(name);
}

/** Whether a range of a parent matters: it is of a package that may send the header. */
export function isAskedFor(name: string): boolean {
  return /^(?:node-fetch|@supabase\/node-fetch|node-fetch-npm|minipass-fetch|soap|strong-soap|cross-fetch)$/.test(
    name,
  );
}
