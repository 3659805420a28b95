import type { PastedEvidence, Reader } from '../evidence.ts';

/** What drops connections that are silent for minutes, by the names that people give it. */
const MIDDLE =
  /\bNAT\b|\bconntrack\b|\bfirewall\b|\bVPN\b|\bGlobal Accelerator\b|\b(?:Azure|network|cloud) load ?balancer\b|\bNLB\b/;
/** A long silence, or an idle limit of that middle. */
const SILENCE =
  /\b(?:idle|inactiv\w+|silen(?:t|ce)|no traffic|without traffic|nothing is sent|\d+ ?min(?:utes?)?|hours?|an hour)\b/i;
const LINES_APART = 3;

/** A gateway or a firewall between, named together with a silence. */
export const readSilentPaths: Reader = (lines) =>
  lines.flatMap((at, index): PastedEvidence[] => {
    if (!MIDDLE.test(at.text)) return [];
    const near = lines.slice(Math.max(0, index - LINES_APART), index + LINES_APART + 1);
    return near.some(({ text }) => SILENCE.test(text)) ? [{ kind: 'silent-path', at }] : [];
  });
