import type { Trace, TraceEvent, Unnamed } from '../../trace/record/event.ts';
import { nameEvents } from '../../trace/record/name-events.ts';
import { HUNG_UP, NEW_CONNECTION, PROBE_ONLY, WIRE_ONLY } from '../../trace/testing/runs.ts';

/** Texts that a program may choose for its errors, its addresses and its functions, to break out of a comment. */
export const HOSTILE_TEXTS: readonly string[] = [
  '@everyone @octocat <!here> [~admin] #1 GH-12 ABC-123 !7 $8 %9 ~10 &11',
  '**bold** _slanted_ ~~struck~~ [a link](https://example.com) ![a picture](https://example.com/a.png)',
  '<script>alert(1)</script> <img src=x onerror=alert(1)> </details> <!-- &lt;b&gt; &#64;octocat',
  '` `` ``` ```` ~~~ ```mermaid',
  '{noformat} {NOFORMAT:x=1} {code} {color:red} h1. bq. {quote} (x) :) -gone- +new+ a--b',
  'one\n\n# two\r\r```\u2028three\u2029\u0085four\u0000five\u001b[31msix\u0007',
  '| a | b |\n|---|---|\n| c | d |',
  'sequenceDiagram\nparticipant X\nend',
  '; end; # comment %% comment %%{init: {"theme":"forest"}}%% end END End <br> <br/> $$x^2$$ "end"',
  'x: y: ->> --x -) +N -N [end] {end} \\n \\u003b \\',
  ':bomb: 0123456789abcdef www.example.com https://example.com/a?b#c mailto:a@example.com',
  'right to left \u202e\u2066\u200f and alone \ud800 \udfff',
  '👨‍👩‍👧‍👦 🏳️‍🌈 ñ e\u0301 漢字 العربية',
  'a'.repeat(3_000),
  '🧨'.repeat(3_000),
  '`'.repeat(3_000),
  ';#end '.repeat(500),
  '',
  ' ',
  '\n',
];

/** Runs in which a program has chosen a text, wherever a trace has one. */
export function hostileTraces(text: string): readonly Trace[] {
  return [
    ...[HUNG_UP, NEW_CONNECTION, PROBE_ONLY, WIRE_ONLY].map((trace) =>
      nameEvents(trace.map((event) => withText(event, text))),
    ),
    stopping(text),
    nameEvents([{ kind: 'limit', t: 0, actor: 'client', limit: text, message: text }]),
  ];
}

/** The program stops after its first answer, by an error with this name and this message. */
function stopping(text: string): Trace {
  const error = { name: text, message: text };
  const answered = NEW_CONNECTION.slice(0, 20);
  return nameEvents([
    ...answered,
    { kind: 'uncaught', t: 9_000, actor: 'client', line: 3, error },
    { kind: 'exit', t: 9_001, actor: 'client', code: 1 },
  ]);
}

function withText(event: TraceEvent, text: string): Unnamed {
  switch (event.kind) {
    case 'http':
      if (event.what === 'request')
        return { ...event, method: text, url: text, connectionHeader: text };
      if (event.what === 'response') return { ...event, connectionHeader: text };
      return event.what === 'error' ? { ...event, error: errorWith(text) } : event;
    case 'throw':
    case 'uncaught':
      return { ...event, error: errorWith(text) };
    case 'packet':
      return event.http === undefined ? event : { ...event, http: text };
    case 'timer':
    case 'immediate':
    case 'tick':
      return { ...event, fn: text };
    case 'syscall':
      return event.call === 'write' && event.t > 800 ? { ...event, result: text } : event;
    default:
      return event;
  }
}

const errorWith = (text: string) => ({ name: text, code: text, message: text });
