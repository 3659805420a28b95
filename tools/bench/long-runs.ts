import { LabRunner, labRunOf } from '../../src/build/lab-runner.ts';
import { picture } from '../../src/figures/run/picture.ts';
import { sceneOf } from '../../src/figures/run/scene.ts';
import { summaryOf } from '../../src/figures/run/summary.ts';
import { markupOf } from '../../src/figures/svg.ts';
import { DEFAULTS } from '../../src/scenario/scenario.ts';
import { eventsAt } from '../../src/trace/reading/story.ts';
import type { Trace } from '../../src/trace/record/event.ts';
import { ladderText } from '../../src/trace/words/ladder.ts';
import { packetsText } from '../../src/trace/words/packets.ts';
import { verdictOf } from '../../src/trace/words/verdict.ts';
import { wordsOf } from '../../src/trace/words/words-of.ts';
import { worldsOf } from '../../src/trace/world/fold.ts';

const COUNTS = [2, 10, 100, 1_000, 3_000];

/** Programs with many requests: all at once, each on a connection of its own; and one after the other. */
const PROGRAMS = {
  'at once': (count: number) => `
import http from 'node:http';
for (let i = 0; i < ${count}; i++) http.get('http://127.0.0.1:3000/' + i, (r) => r.resume()).on('error', () => {});
`,
  'one by one': (count: number) => `
import fetch from 'node-fetch';
for (let i = 0; i < ${count}; i++) {
  try { await (await fetch('http://127.0.0.1:3000/' + i)).text(); } catch {}
}
`,
};

/** What a page derives from a run, in the order in which /play needs it. Each part uses what the parts before it derived. */
const PARTS: Readonly<Record<string, (trace: Trace) => unknown>> = {
  verdict: (trace) => verdictOf(trace, 0),
  scene: (trace) => sceneOf(trace, 'story'),
  picture: (trace) => picture(sceneOf(trace, 'story'), { width: 860, name: 'p' }),
  markup: (trace) => markupOf(picture(sceneOf(trace, 'story'), { width: 860, name: 'p' }).root),
  machinery: (trace) => sceneOf(trace, 'machinery'),
  everything: (trace) => sceneOf(trace, 'everything'),
  'picture of it': (trace) => picture(sceneOf(trace, 'everything'), { width: 860, name: 'p' }),
  words: (trace) => eventsAt('everything', trace).map((event) => wordsOf(event, trace)),
  summary: summaryOf,
  ladder: (trace) => ladderText(trace),
  packets: (trace) => packetsText(trace),
  worlds: (trace) => {
    for (const _ of worldsOf(trace));
  },
};

/** Milliseconds of processor time, because they hardly depend on what else the machine does, for each part of what a page derives from a run with many requests. */
export async function benchLongRuns(): Promise<void> {
  const lab = await LabRunner.load();
  for (const [name, programOf] of Object.entries(PROGRAMS)) {
    console.log(`\nMilliseconds of processor time, requests ${name}`);
    console.log(['requests', 'events', ...Object.keys(PARTS)].map(column).join(''));
    for (const count of COUNTS) {
      const run = labRunOf(DEFAULTS);
      const files = { ...run.files, 'client.mjs': programOf(count) };
      const trace = (await lab.run({ ...run, files })).events;
      const times = Object.values(PARTS).map((part) => {
        const start = process.cpuUsage();
        part(trace);
        const { user, system } = process.cpuUsage(start);
        return ((user + system) / 1000).toFixed(1);
      });
      console.log([String(count), String(trace.length), ...times].map(column).join(''));
    }
  }
}

function column(text: string): string {
  return text.padStart(14);
}
