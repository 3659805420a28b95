import { agent, header, pool } from './knobs/client.ts';
import type { Knob } from './knobs/knob.ts';
import { consume, method, requests } from './knobs/requests.ts';
import { body, close, fin, server } from './knobs/server.ts';
import { fix, gap, order, process } from './knobs/timing.ts';
import { client, fetch, node } from './knobs/versions.ts';
import { DEFAULTS, type Field, type Scenario } from './scenario.ts';

export { KNOB_GROUPS, type Knob } from './knobs/knob.ts';

/** One knob for each field. The compiler reports a field without a knob. */
const BY_FIELD: { readonly [F in Field]: Knob<F> } = {
  node,
  fetch,
  client,
  method,
  requests,
  consume,
  header,
  agent,
  pool,
  gap,
  process,
  fix,
  server,
  fin,
  close,
  body,
  order,
};

/** All knobs, in the order in which an address names them. */
export const KNOBS: readonly Knob[] = Object.values(BY_FIELD);

export function knobOf<F extends Field>(field: F): Knob<F> {
  return BY_FIELD[field];
}

export function isField(name: string): name is Field {
  return Object.hasOwn(BY_FIELD, name);
}

/** A scenario made knob by knob, in the order in which an address names them. */
export function scenarioOf(value: <F extends Field>(knob: Knob<F>) => Scenario[F]): Scenario {
  return {
    node: value(node),
    fetch: value(fetch),
    client: value(client),
    method: value(method),
    requests: value(requests),
    consume: value(consume),
    header: value(header),
    agent: value(agent),
    pool: value(pool),
    gap: value(gap),
    process: value(process),
    fix: value(fix),
    server: value(server),
    fin: value(fin),
    close: value(close),
    body: value(body),
    order: value(order),
  };
}

/**
 * The scenario with one knob turned. `fetch` and `client` both say who makes the requests, so the one
 * that is turned takes the other back.
 */
export function turn<F extends Field>(scenario: Scenario, field: F, value: Scenario[F]): Scenario {
  const turned = { ...scenario, [field]: value };
  return field === 'fetch' ? { ...turned, client: DEFAULTS.client } : withOneClient(turned);
}

/** Where `client` names somebody else than node-fetch, `fetch` is at its default: it has no meaning there. */
export function withOneClient(scenario: Scenario): Scenario {
  return scenario.client === DEFAULTS.client ? scenario : { ...scenario, fetch: DEFAULTS.fetch };
}
