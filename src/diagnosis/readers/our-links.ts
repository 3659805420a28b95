import type { PastedEvidence, Reader } from '../evidence.ts';

/** `/play/?node=20.0.0&fetch=2.6.12` of any host that serves this site, and of /embed/. */
const LINK = /\/(?:play|embed)\/\?((?:[a-z]+=[\w.%+-]*&?)+)/;
/** A link of another site to a page called play has none of these knobs. */
const KNOBS = /(?:^|&)(?:node|fetch|server|agent|gap|header|pool|fin)=/;

/** Links to a scenario of this site, which the answer gives back. */
export const readOurLinks: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    const query = at.text.includes('/?') ? LINK.exec(at.text)?.[1] : undefined;
    return query && KNOBS.test(query) ? [{ kind: 'our-link', at, query }] : [];
  });
