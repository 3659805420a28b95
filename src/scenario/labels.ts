import type { Field, Scenario } from './scenario.ts';

interface KnobLabels<F extends Field> {
  readonly label: string;
  /** Of the values whose label is not the value itself. Short, because it may be the text of a button. */
  readonly values?: { readonly [V in Scenario[F]]?: string };
}

/**
 * What the knobs and their values are called on a page. It stands apart from the knobs because the build writes it into
 * the page: no script carries it.
 */
const LABELS: { readonly [F in Field]: KnobLabels<F> } = {
  node: {
    label: 'Node release',
  },
  fetch: {
    label: 'node-fetch',
    values: {
      http: 'none: http.request',
    },
  },
  client: {
    label: 'Client',
    values: {
      'node-fetch': 'node-fetch, or as fetch says',
      http: 'http.request',
      'built-in-fetch': 'the built-in fetch',
    },
  },
  method: {
    label: 'Method',
  },
  requests: {
    label: 'How many',
  },
  consume: {
    label: 'Read the body as',
    values: {
      json: 'JSON',
      none: 'not at all',
    },
  },
  header: {
    label: 'Connection header',
    values: {
      default: 'not set',
    },
  },
  agent: {
    label: 'agent',
    values: {
      default: 'not given',
      keepalive: 'keepAlive: true',
      'no-keepalive': 'keepAlive: false',
      'new': 'new http.Agent()',
      global: 'http.globalAgent',
      'fn-false': '() => false',
      'keepalive-max1': 'keepAlive: true, maxSockets: 1',
    },
  },
  pool: {
    label: 'http.globalAgent',
    values: {
      default: 'as it is',
      'keepalive-false': 'keepAlive = false',
      replaced: '= new http.Agent()',
      'max-free-0': 'maxFreeSockets = 0',
      'options-keepalive-false': 'options.keepAlive = false',
      node19: 'Node 19’s agent',
    },
  },
  gap: {
    label: 'Wait for',
    values: {
      none: 'nothing',
      microtask: 'a microtask',
      nexttick: 'nextTick',
      immediate: 'setImmediate',
      immediate2: 'setImmediate, twice',
      timeout0: 'setTimeout(0)',
      timeout20: 'setTimeout(20)',
      busy20: '20 ms of work',
      'timeout0+busy5': 'setTimeout(0), then 5 ms of work',
      'busy20+timeout0': '20 ms of work, then setTimeout(0)',
    },
  },
  process: {
    label: 'Client process',
    values: {
      default: 'the Lab’s',
      cold: 'new',
    },
  },
  fix: {
    label: 'Fix in the program',
    values: {
      retry: 'try again on ECONNRESET',
      'honour-close': 'honour Connection: close',
      'poll-before-reuse': 'poll before each request',
      'free-listener': 'listener on ‘free’',
    },
  },
  server: {
    label: 'Closing',
    values: {
      'silent-close': 'when asked, silently',
      'echo-close': 'when asked, and says so',
      'always-close': 'always, silently',
      'keep-open': 'never',
    },
  },
  fin: {
    label: 'FIN after the response',
    values: {
      same: 'at once',
      immediate: 'setImmediate',
      '1ms': '1 ms',
      '5ms': '5 ms',
      '50ms': '50 ms',
    },
  },
  close: {
    label: 'How it closes',
    values: {
      full: 'both directions',
      half: 'its own only',
      rst: 'reset',
    },
  },
  body: {
    label: 'Bytes of body',
    values: {
      '0': '11: not padded',
      '1000': '1,000',
      '60000': '60,000',
      '70000': '70,000',
      '300000': '300,000',
    },
  },
  order: {
    label: 'Chosen times',
    values: {
      default: 'none: the Lab’s model',
    },
  },
};

export function knobLabel(field: Field): string {
  return LABELS[field].label;
}

/** What a value is called: itself where it has no other name. */
export function valueLabel(field: Field, value: string): string {
  const { values = {} } = LABELS[field] as { readonly values?: Readonly<Record<string, string>> };
  return (Object.hasOwn(values, value) ? values[value] : undefined) ?? value;
}
