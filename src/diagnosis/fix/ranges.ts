import { compareReleases } from '../facts/node-releases.ts';

/**
 * Whether a range of a package.json allows a version. It knows what dependencies are written with: `2.6.7`, `^2.6.7`,
 * `~2.6.7`, `2.x`, `>=2.6.7`, `*`.
 *
 * @returns undefined for a range of another form, such as a tag or an address
 */
export function allows(range: string, version: string): boolean | undefined {
  const text = range.trim().replace(/^npm:/, '');
  if (/^(?:\*|x|latest)$/.test(text)) return true;
  const match = /^(\^|~|>=|=|v)?\s*(\d+)(?:\.(\d+|x|\*))?(?:\.(\d+|x|\*))?(-[\w.]+)?$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', major = '', minor, patch] = match;
  const isOpen = (part: string | undefined) => part === undefined || /^[x*]$/.test(part);
  const low = [major, minor, patch].map((part) => (isOpen(part) ? '0' : part)).join('.');
  if (compareReleases(version, low) < 0) return false;
  const [ofMajor, ofMinor] = version.split('.');
  if (sign === '>=') return true;
  if (ofMajor !== major) return false;
  if (sign === '^' || isOpen(minor)) return true;
  if (ofMinor !== minor) return false;
  return sign === '~' || isOpen(patch) || compareReleases(version, low) === 0;
}
