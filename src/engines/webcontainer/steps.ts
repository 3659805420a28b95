import type { EngineError, Startup, StartupStep } from '../engine.ts';

/** The start steps before a first answer, in this order. */
const STEPS = [
  'Check browser',
  'Load runtime',
  'Start Node.js',
  'Mount files',
  'Self-test',
  'Run',
] as const;
export type StepName = (typeof STEPS)[number];

/** What is reported while a container starts and runs. */
export type StartProgress =
  | { readonly type: 'step'; readonly name: StepName }
  | { readonly type: 'slow' }
  | { readonly type: 'failed'; readonly error: EngineError }
  /** Node.js runs. After a failure this means that the container has arrived late. */
  | { readonly type: 'started' }
  | { readonly type: 'observed'; readonly observations: readonly string[] }
  | { readonly type: 'answered' }
  /** The container is well, and has no answer to this program. */
  | { readonly type: 'refused' }
  /** The reader wants another try. */
  | { readonly type: 'asked-again' }
  | { readonly type: 'stopped' };

export const NOT_STARTED: Startup = {
  phase: 'idle',
  steps: STEPS.map((name) => ({ name, state: 'waiting' })),
  slow: false,
  failure: undefined,
  observations: [],
};

/** What the reader sees of the start, after one more report. */
export function advance(startup: Startup, progress: StartProgress): Startup {
  switch (progress.type) {
    case 'step':
      return begin(startup, progress.name);
    case 'slow':
      return startup.phase === 'starting' ? { ...startup, slow: true } : startup;
    case 'failed':
      return {
        ...startup,
        phase: 'failed',
        slow: false,
        failure: progress.error,
        steps: failedWhereItStands(startup.steps),
      };
    case 'refused':
      return {
        ...startup,
        slow: false,
        failure: undefined,
        steps: failedWhereItStands(startup.steps),
      };
    case 'started':
      return { ...begin(startup, 'Mount files'), phase: 'started', slow: false };
    case 'observed':
      return { ...startup, observations: progress.observations };
    case 'answered':
      return {
        ...startup,
        phase: 'started',
        failure: undefined,
        steps: startup.steps.map((step) => ({ ...step, state: 'done' })),
      };
    case 'asked-again':
      return { ...startup, phase: 'idle', failure: undefined };
    case 'stopped':
      return NOT_STARTED;
  }
}

function failedWhereItStands(steps: Startup['steps']): Startup['steps'] {
  return steps.map((step) => (step.state === 'running' ? { ...step, state: 'failed' } : step));
}

/** When a step begins, those before it are done. */
function begin(startup: Startup, name: StepName): Startup {
  const at = STEPS.indexOf(name);
  const steps = startup.steps.map((step, index): StartupStep => {
    if (index < at) return { ...step, state: 'done' };
    return { ...step, state: index === at ? 'running' : 'waiting' };
  });
  const phase = startup.phase === 'started' ? 'started' : 'starting';
  return { ...startup, phase, steps, failure: undefined };
}
