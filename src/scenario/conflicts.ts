import { clientNeeds, clientVersion, PACKAGE_CLIENTS } from './clients.ts';
import { knobOf } from './knobs.ts';
import { codeOf } from './program/clients/loaded.ts';
import type { Field, Scenario } from './scenario.ts';
import { NODE_RELEASES } from './versions.ts';

/** A value that makes no sense beside the other knobs, and why. */
export interface Conflict {
  readonly field: Field;
  readonly value: string;
  /** One sentence. */
  readonly reason: string;
}

interface Rule {
  readonly field: Field;
  /** Values that the rule allows; it refuses all others. */
  readonly allows: (value: string) => boolean;
  readonly when: (scenario: Scenario) => boolean;
  readonly reason: string;
}

/**
 * Only impossible values are refused. A value that merely changes nothing (`pool=node19` on Node
 * 20, say) is allowed, since seeing that it changes nothing is a result; its help says so.
 */
const RULES: readonly Rule[] = [
  ...releaseRules(),
  {
    field: 'agent',
    allows: (value) => value !== 'fn-false',
    when: ({ fetch, client }) => fetch === 'http' || client === 'http',
    reason: 'http.request takes an agent, not a function that picks one.',
  },
  {
    field: 'gap',
    allows: (value) => value === 'none',
    when: ({ requests }) => requests === '1',
    reason: 'There is no later request to wait before.',
  },
  {
    field: 'fin',
    allows: (value) => value === 'same',
    when: ({ server }) => server === 'keep-open',
    reason: 'A server that stays open sends no FIN.',
  },
  {
    field: 'close',
    allows: (value) => value === 'full',
    when: ({ server }) => server === 'keep-open',
    reason: 'A server that stays open does not close.',
  },
];

function rulesFor(scenario: Scenario): readonly Omit<Rule, 'when'>[] {
  return [...clientRules(scenario), ...RULES.filter(({ when }) => when(scenario))];
}

/** What a client has no word for. */
function clientRules({ client }: Scenario): readonly Omit<Rule, 'when'>[] {
  const name = client === 'built-in-fetch' ? 'The built-in fetch' : client;
  const wordless = codeOf(client)?.wordless ?? [];
  return wordless.map(({ reason, ...rule }) => ({ ...rule, reason: `${name} ${reason}.` }));
}

/** Clients of which no version that is here runs on a release. */
function releaseRules(): readonly Rule[] {
  return PACKAGE_CLIENTS.filter((name) =>
    NODE_RELEASES.some((node) => clientVersion(name, node) === undefined),
  ).map((name) => ({
    field: 'client',
    allows: (value) => value !== name,
    when: ({ node }) => clientVersion(name, node) === undefined,
    reason: `${clientNeeds(name)}.`,
  }));
}

/** The listed values that a page disables beside this scenario, each with its reason. */
export function conflictsOf(scenario: Scenario): readonly Conflict[] {
  return rulesFor(scenario).flatMap(({ field, allows, reason }) =>
    knobOf(field)
      .values.filter(({ value }) => !allows(value))
      .map(({ value }) => ({ field, value, reason })),
  );
}

/**
 * The first conflict within the scenario itself. Only an address can bring one, and the page then
 * shows a note. The scenario is run all the same: its program leaves out the value that makes no
 * sense.
 */
export function conflictIn(scenario: Scenario): Conflict | undefined {
  const broken = rulesFor(scenario).find(({ field, allows }) => !allows(scenario[field]));
  if (!broken) return undefined;
  const { field, reason } = broken;
  return { field, value: scenario[field], reason };
}
