import { lookAlikeOf } from '../../content/look-alikes.ts';
import type { Diagnosis } from '../../diagnosis/diagnose.ts';

/** What a reader sees first of a diagnosis. */
export interface Headline {
  /** The mark of the verdict. */
  readonly outcome: 'failed' | 'depends' | 'none' | 'other';
  readonly verdict: string;
  /** The verdict for somebody who has not seen this page. */
  readonly forIssue: string;
  readonly sentence: string;
  /** How sure it is. */
  readonly sure: string;
  /** The id of a look-alike, which has a section of its own. */
  readonly lookAlike?: string;
  /** What the fix and the next command are here. */
  readonly fixTitle: string;
  readonly nextTitle: string;
}

const OTHER = 'not-this-bug:';

/** The verdict in words: what it is, what happened, how sure that is. */
export function caseHeadline(diagnosis: Diagnosis): Headline {
  const { verdict, frequency } = diagnosis;
  if (verdict.startsWith(OTHER)) return otherCause(verdict.slice(OTHER.length), diagnosis);
  if (verdict === 'unknown') return unknown(diagnosis);
  const [client, node] = clientAndNode(diagnosis);
  const often = frequency === 'sometimes';
  return {
    outcome: often ? 'depends' : 'failed',
    verdict: often ? 'This is your bug: a race' : 'This is your bug',
    forIssue: `This is the unread FIN: the request was sent down a connection that the server had closed${often ? '. On this Node it is a race' : ''}.`,
    sentence: `${client} asked the server to close the connection. The server did, and ${node} sent the next request down it.`,
    sure: often
      ? 'Your text has a line for each condition. This Node looks for the server’s FIN first, so it fails only when the FIN comes late: often in a warm process, seldom in a fresh one.'
      : 'Your text has a line for each condition. With this Node it fails every time.',
    fixTitle: 'Fix',
    nextTitle: 'Then check',
  };
}

function clientAndNode({ versions: { client, node } }: Diagnosis): readonly [string, string] {
  const who = client?.replace(/ (?:not known|any)$/, '') ?? 'The client';
  return [who.startsWith('the ') ? `T${who.slice(1)}` : who, node ? `Node ${node}` : 'Node'];
}

function otherCause(id: string, { reasons }: Diagnosis): Headline {
  const { title } = lookAlikeOf(id);
  // The decisive reason comes first, and says what happened here.
  const sentence = reasons[0]?.says ?? `${title}.`;
  return {
    outcome: 'other',
    verdict: 'Not this bug',
    forIssue: `Not the unread FIN of node-fetch. ${sentence}`,
    sentence,
    sure: `Among the errors that read the same it is “${title}”.`,
    lookAlike: id,
    fixTitle: 'What helps',
    nextTitle: 'To be sure',
  };
}

function unknown({ lean, missing, reasons, versions }: Diagnosis): Headline {
  const count = missing.length === 1 ? 'One thing is' : `${inWords(missing.length)} things are`;
  const client = versions.client?.replace(/ (?:not known|any)$/, '');
  const known = [client, versions.node && `Node ${versions.node}`].filter(Boolean);
  if (lean)
    return {
      outcome: 'none',
      verdict: 'Probably this bug',
      forIssue: 'Probably the unread FIN: a request down a connection that the server had closed.',
      sentence: `${known.join(' on ')} can do it. ${count} missing for a yes.`,
      sure: 'It leans to this bug. The fix does no harm meanwhile.',
      fixTitle: 'Fix, if it is this bug',
      nextTitle: 'Run this next, and paste its answer',
    };
  return {
    outcome: 'none',
    verdict: 'It cannot be told yet',
    forIssue: 'It cannot be told yet whether this is the unread FIN of node-fetch.',
    sentence:
      reasons.length > 0
        ? `What is there fits this bug and others. ${count} missing.`
        : 'In this text is no error, version, lock file or answer of a server that we can read.',
    sure: 'So far it leans neither way.',
    fixTitle: 'Fix',
    nextTitle: 'Run this next, and paste its answer',
  };
}

const inWords = (count: number) =>
  ['No', 'One', 'Two', 'Three', 'Four', 'Five'][count] ?? String(count);
