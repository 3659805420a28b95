import type { PastedEvidence, Reader } from '../evidence.ts';

type Order = Extract<PastedEvidence, { kind: 'order' }>['order'];

/** Words of people about when it fails, in English, German, French and Spanish. */
const SAID: readonly (readonly [RegExp, Order])[] = [
  [/\bcall after it always\b|\balways the second\b|\bsecond \w+ always\b/i, 'every-second'],
  [
    /\bevery (?:second|other|2nd) (?:\w+ )?(?:request|call|one|time|fetch|test|query|POST|GET)|\balternat(?:e|es|ing|ely)\b|\bjed(?:e|er|es|en) zweite|\bune (?:requête|fois) sur deux\b|\buna de cada dos\b/i,
    'every-second',
  ],
  [
    /\bsecond (?:request|call|page|one|method|fetch|query|POST|GET|test)|\bfirst (?:method )?call after it\b|\b2nd (?:request|call|one)|\b(?:die|der|das|beim) zweite[nr]? (?:Anfrage|Aufruf|Request|Mal)|\bdeuxième (?:requête|appel)|\bsegunda (?:petición|llamada)/i,
    'later',
  ],
  [
    /\bthen our own \S+(?: \S+)? calls\b|\bcan(?:not|'t) send more than (?:1|one) request|\bdirectly after another (?:call|request)|\bright after (?:a|the|another) (?:\w+ )?(?:call|request)/i,
    'later',
  ],
  [
    /\bafter (?:a |an? |some |few )*(?:pause|freeze|minutes? of|hours? of|(?:few )?minutes?\b|seconds? idle|being idle|idling|idle (?:time|period))|\b(?:been|was|were|is|are|sits?|stays?) idle\b|\bidle for\b|\bonce in a while\b|\bnow and then\b|\bno traffic for\b|\bwas frozen\b|\bnot called for\b|\bnach einer (?:\w+ )?Pause\b|\bnach (?:einigen|ein paar|längerer) (?:Sekunden|Minuten|Pause|Zeit)|\baprès (?:une pause|quelques (?:minutes|secondes))|\bdespués de (?:una pausa|unos (?:minutos|segundos))/i,
    'after-pause',
  ],
  [
    /\bunder load\b|\bonly (?:at|under) (?:peak|load)\b|\b1 in \d{2,}\b|\bunter Last\b/i,
    'under-load',
  ],
];

const CANDIDATE =
  /second|2nd|other|altern|call|request|pause|freeze|frozen|minute|hour|idle|while|then|traffic|load|peak|\b1 in|zweite|Pause|nach |Last|deux|quelques|segunda|pausa|unos|dos\b/i;

/** What the text says about when it fails. */
export const readOrderSaid: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    if (!CANDIDATE.test(at.text) || /^\s*at /.test(at.text)) return [];
    const found = SAID.find(([words]) => words.test(at.text));
    return found ? [{ kind: 'order', at, order: found[1] }] : [];
  });
