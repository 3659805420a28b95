import type { PastedEvidence, Reader } from '../evidence.ts';

/** The base image of a Dockerfile or of a compose file, the step of a CI, and `.nvmrc` as the command reads it. */
const FORMS: readonly RegExp[] = [
  /\bFROM\s+(?:--platform=\S+\s+)?(?:\S+\/)?node:(\d{2}(?:\.\d+){0,2})/,
  /\bimage:\s*['"]?(?:\S+\/)?node:(\d{2}(?:\.\d+){0,2})/i,
  /\bnode[-_]version(?:-file)?['"]?\s*[:=]\s*\[?\s*['"]?v?(\d{2}(?:\.\d+){0,2})/i,
  /\bFROM\s+\S*distroless\/nodejs(\d{2})/i,
  /^\s*nodejs\s+(\d{2}(?:\.\d+){0,2})\s*$/,
];

/** Node's release, as a file of a project asks for it. */
export const readImages: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    if (!/node/i.test(at.text)) return [];
    const version = FORMS.map((form) => form.exec(at.text)?.[1]).find(Boolean);
    return version ? [{ kind: 'node', at, version, wanted: true }] : [];
  });
