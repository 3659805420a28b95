import { resolve } from 'node:path';
import { type LabRun, labRunOf } from '../../build/lab-runner.ts';
import { readPatchedRelease } from '../../build/patched-release.ts';
import { type Edits, PATCH_FILE } from '../../scenario/code-link.ts';
import { platformDeflate } from '../../scenario/deflate.ts';
import { hashOfEdits, searchOfLink } from '../../scenario/link.ts';
import { LINK_CHARS_LONG } from '../../scenario/link-length.ts';
import type { ProgramFile } from '../../scenario/program.ts';
import { readQueryWithClosest } from '../../scenario/query.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { readText } from '../read-text.ts';
import { UsageError } from '../usage.ts';
import { ensureExtracted } from './extracted.ts';
import { idleKnobs } from './idle-knobs.ts';
import { readLinkedCode } from './linked-code.ts';
import { type NamedPrograms, type OwnProgram, readOwnProgram } from './own-program.ts';
import { readPlaygroundAddress } from './playground-address.ts';

/** The programs and the scenario of a command, read and ready to run. */
export interface Experiment {
  readonly scenario: Scenario;
  readonly run: LabRun;
  /** Whether the knobs wrote all files of the program, and Node is as released, so that all that runs is ours. */
  readonly isOurs: boolean;
  readonly notes: readonly string[];
  /** Fields for JSON: the reader's files as they were named, and the release that was taken in place of another. */
  readonly fields: Readonly<Record<string, string>>;
  /** The page that runs the same; undefined when no page can. */
  readonly address: string | undefined;
  /** The program as the fragment of that address; empty for what the knobs write, undefined without an address. */
  readonly code: string | undefined;
}

interface ExperimentRequest {
  readonly query: string;
  readonly own: NamedPrograms;
  /** The file of a diff of Node's lib/. */
  readonly patch?: string | undefined;
  readonly runsLinkedCode: boolean;
  /** The folder that file names are relative to. */
  readonly base: string;
}

/** @throws UsageError, QueryError, FileError or PatchError, each with a message for the user */
export async function readExperiment(request: ExperimentRequest): Promise<Experiment> {
  const { query: text, own, patch: patchFile, runsLinkedCode, base } = request;
  const { query, hash } = readPlaygroundAddress(text);
  const { scenario, notes } = readQueryWithClosest(query);
  const versions: Record<string, string> = notes.length > 0 ? versionsOf(scenario) : {};
  const isOwn = own.client !== undefined || own.server !== undefined;
  const patch =
    patchFile === undefined ? undefined : await readText(resolve(base, patchFile), patchFile);
  const given: Edits = patch === undefined ? {} : { [PATCH_FILE]: patch };
  const named = patchFile === undefined ? {} : { patch: patchFile };
  if (hash !== '' && isOwn) {
    throw new UsageError(
      'This link brings a program of its own: leave out its "#…", or the files.',
    );
  }
  if (own.client !== undefined && namesClient(query)) {
    throw new UsageError(
      `--client ${own.client} brings a program that makes its own requests: leave out client=, or the file.`,
    );
  }
  if (isOwn) {
    const program = await readOwnProgram(own, base, scenario);
    const edits = editsOf(program);
    await refuseUnfit(scenario, patch);
    return {
      scenario,
      run: { ...ownRun(scenario, program), ...(patch === undefined ? {} : { patch }) },
      isOurs: false,
      notes: [...notes, ...program.notes, ...idleKnobs(scenario, replacedBy(own))],
      fields: { ...versions, ...own, ...named },
      ...(await addressOf(scenario, edits && { ...edits, ...given })),
    };
  }
  const linked = hash === '' ? {} : await readLinkedCode(hash, runsLinkedCode);
  if (patch !== undefined && linked[PATCH_FILE] !== undefined) {
    throw new UsageError('This link brings a patch of its own: leave out its "#…", or --patch.');
  }
  const edits = { ...linked, ...given };
  await refuseUnfit(scenario, edits[PATCH_FILE]);
  const files = Object.keys(linked).filter((file) => file !== PATCH_FILE);
  const replaced = new Map(files.map((file) => [file as ProgramFile, 'the link’s']));
  return {
    scenario,
    run: labRunOf(scenario, edits),
    isOurs: Object.keys(edits).length === 0,
    notes: [...notes, ...idleKnobs(scenario, replaced)],
    fields: { ...versions, ...named },
    ...(await addressOf(scenario, edits)),
  };
}

/** Tells of a patch that does not apply before anything runs. @throws PatchError */
async function refuseUnfit({ node }: Scenario, patch: string | undefined): Promise<void> {
  if (patch === undefined) return;
  ensureExtracted();
  await readPatchedRelease(node, patch);
}

/** The run of the query's programs, with the reader's files in place of some. */
function ownRun(
  scenario: Scenario,
  { files, clientFile, serverFile, commonJs }: OwnProgram,
): LabRun {
  const { files: written, ...run } = labRunOf(scenario);
  const placed: Record<string, string> = { 'probe.mjs': written['probe.mjs'] ?? '', ...files };
  const place = (name: 'client.mjs' | 'server.mjs') => {
    // The reader may have imported a file of that name.
    const free = name in files ? `knobs-${name}` : name;
    placed[free] = written[name] ?? '';
    return free;
  };
  return {
    ...run,
    files: placed,
    clientFile: clientFile ?? place('client.mjs'),
    serverFile: serverFile ?? place('server.mjs'),
    commonJs,
  };
}

function replacedBy({ client, server }: NamedPrograms): ReadonlyMap<ProgramFile, string> {
  const replaced = new Map<ProgramFile, string>();
  if (client !== undefined) replaced.set('client.mjs', client).set('package.json', client);
  if (server !== undefined) replaced.set('server.mjs', server);
  return replaced;
}

/** The program as edits of the page, if it can be: one module each, without imports of other files. */
function editsOf({ files, clientFile, serverFile, commonJs }: OwnProgram): Edits | undefined {
  const mains = [...new Set([clientFile, serverFile].filter((file) => file !== undefined))];
  if (commonJs.length > 0 || Object.keys(files).length > mains.length) return undefined;
  const client = clientFile === undefined ? undefined : files[clientFile];
  const server = serverFile === undefined ? undefined : files[serverFile];
  return {
    ...(client === undefined ? {} : { 'client.mjs': client }),
    ...(server === undefined ? {} : { 'server.mjs': server }),
  };
}

/** The address of an experiment with times that were chosen; undefined when no page can run it. */
export function addressWithOrder(
  { scenario, address, code }: Pick<Experiment, 'scenario' | 'address' | 'code'>,
  order: string,
): string | undefined {
  if (address === undefined) return undefined;
  const search = searchOfLink({ scenario: { ...scenario, order }, others: [], step: undefined });
  const linked = `/play/${search}${code ? `#${code}` : ''}`;
  return linked.length > LINK_CHARS_LONG ? undefined : linked;
}

async function addressOf(
  scenario: Scenario,
  edits: Edits | undefined,
): Promise<Pick<Experiment, 'address' | 'code'>> {
  const hash = edits && (await hashOfEdits(edits, platformDeflate));
  const address = `/play/${searchOfLink({ scenario, others: [], step: undefined })}${hash}`;
  if (hash === undefined || address.length > LINK_CHARS_LONG) {
    return { address: undefined, code: undefined };
  }
  return { address, code: hash.replace(/^#/, '') };
}

function namesClient(query: string): boolean {
  return new URLSearchParams(query).has('client');
}

function versionsOf({ node, fetch, client }: Scenario): Record<string, string> {
  return client === 'node-fetch' ? { node, fetch } : { node, client };
}
