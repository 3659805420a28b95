import { replaceNamed } from './named-values.ts';
import { bracketed, type MaskKind } from './placeholders.ts';

/** Keys that say by their first letters whose they are. */
const KNOWN_FORMS =
  /\b(?:gh[oprsu]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{15,}|sk-[\w-]{16,}|(?:sk|pk|rk)_(?:live|test)_\w{8,}|whsec_\w{16,}|xox[abeoprs]-[\w-]{10,}|AIza[\w-]{30,}|ya29\.[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|hf_[A-Za-z0-9]{20,}|dop_v1_[a-f0-9]{20,}|shp(?:at|ss|ca|pa)_[a-fA-F0-9]{20,}|pat[A-Za-z0-9]{14}\.[a-f0-9]{20,}|EAA[A-Za-z0-9]{30,}|sbp_[a-f0-9]{20,}|lin_api_\w{20,})/g;

/** Names of headers, settings and properties whose value is a secret. */
const NAMES = String.raw`[\w-]*?(?:api[-_]?key|app[-_]?key|access[-_]?key(?:[-_]?id)?|account[-_]?key|shared[-_]?key|client[-_]?secret|secret(?:[-_]?key)?|(?:auth|access|refresh|id|csrf|xsrf|security|bearer|bot|deploy|session)?[-_]?token|password|passwd|passphrase|pwd|session[-_]?id|sessid|private[-_]?key|signature|otp)(?![\w-])`;

/** Of command lines: `--password hunter2`. */
const OPTIONS = /(--(?:password|token|api-key|secret|auth-token)[ =])(["']?)([^\s"'-][^\s"']*)/gi;

export const SECRET_VALUES: MaskKind = {
  id: 'key',
  words: ['key or password', 'keys or passwords'],
  mask(text, placeholders) {
    const name = (value: string) => bracketed(placeholders, 'key', value);
    return replaceNamed(text.replace(KNOWN_FORMS, name), NAMES, name, false).replace(
      OPTIONS,
      (whole, before: string, quote: string, value: string) =>
        value.startsWith('[') ? whole : `${before}${quote}${name(value)}`,
    );
  },
};
