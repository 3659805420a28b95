/** The form of a package's name, and of a release, in all that package managers print. */
export const NAME = '(?:@[a-z0-9][\\w.-]*/)?[a-z0-9][\\w.-]*';
export const VERSION = '\\d+\\.\\d+\\.\\d+(?:-[\\w.]+)?';
