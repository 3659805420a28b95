import { KNOBS } from '../../scenario/knobs.ts';
import { PROGRAM_FILES, type ProgramFile, programOf } from '../../scenario/program.ts';
import { DEFAULTS, type Scenario } from '../../scenario/scenario.ts';

/**
 * Knobs that were turned and do nothing, because everything that they write is in a file that the reader's own
 * replaces.
 *
 * @param replaced the replaced files, with the names of the reader's files
 * @returns a sentence for each
 */
export function idleKnobs(
  scenario: Scenario,
  replaced: ReadonlyMap<ProgramFile, string>,
): readonly string[] {
  const { files } = programOf(scenario);
  return KNOBS.flatMap(({ field }) => {
    if (field === 'fetch' || field === 'client' || scenario[field] === DEFAULTS[field]) return [];
    const without = programOf({ ...scenario, [field]: DEFAULTS[field] }).files;
    const written = PROGRAM_FILES.filter((file) => files[file] !== without[file]);
    if (written.length === 0 || !written.every((file) => replaced.has(file))) return [];
    const own = new Set(written.map((file) => replaced.get(file)));
    return `${field}=${scenario[field]} has no effect: it writes ${written.join(' and ')}, and ${[...own].join(' and ')} stands in its place.`;
  });
}
