import { replaceNamed } from './named-values.ts';
import { bracketed, type MaskKind } from './placeholders.ts';

/** The first letters tell the kind of the key: of a user, of a session, of a role (IAM, “Understanding unique ID prefixes”). */
const KEY_ID = /\b(?:AKIA|ASIA|AROA|AIDA|AGPA|ANPA)[A-Z0-9]{12,20}\b/g;
const SECRET_NAMES =
  '(?:aws[_-]?)?(?:secret[_-]?access[_-]?key|session[_-]?token|secretaccesskey|sessiontoken)|x-amz-(?:security-token|signature|credential)';

export const AWS_KEYS: MaskKind = {
  id: 'aws-key',
  words: ['AWS key', 'AWS keys'],
  mask(text, placeholders) {
    const name = (value: string) => bracketed(placeholders, 'aws-key', value);
    return replaceNamed(text, `(?:${SECRET_NAMES})`, name, false).replace(KEY_ID, name);
  },
};
