import type { TestedClaim } from './claim.ts';
import { DOCUMENTS } from './claims/documents.ts';
import { ISSUE_1735 } from './claims/issue-1735.ts';

/** All claims that were tested, in the order of the report. */
export const CLAIMS: readonly TestedClaim[] = [...DOCUMENTS, ...ISSUE_1735];
