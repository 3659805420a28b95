/**
 * The address of a page of the repository, for links to it: `repositoryHref('issues')`. The build reads the repository's
 * address from REPOSITORY, beside SITE and BASE of astro.config.mjs.
 *
 * @param path below the repository's address; empty for the repository itself
 * @returns undefined when REPOSITORY is unset: then there is no link
 */
export function repositoryHref(path: string): string | undefined {
  const { REPOSITORY } = process.env;
  return REPOSITORY && [REPOSITORY.replace(/\/$/, ''), path].filter(Boolean).join('/');
}
