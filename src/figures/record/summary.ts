import type { Trace } from '../../trace/record/event.ts';
import { orderWords } from '../../trace/words/milestone-words.ts';
import { durationText } from '../../trace/words/time-text.ts';
import { type RecordLane, recordSceneOf } from './lanes.ts';

/** The picture of a recording beside the model in a few sentences, for readers who do not see it. */
export function recordSummary(recorded: Trace, model: Trace): string {
  const scene = recordSceneOf(recorded, model, { from: 0, to: 1 });
  const { headline, notes } = orderWords(scene.compared);
  return [
    'Timing diagram: a recorded run and the Lab’s run of the same programs, on one logarithmic clock',
    headline,
    ...notes,
    `Recorded: ${decidedText(scene.recorded)}`,
    `In the Lab: ${decidedText(scene.model)}.`,
  ].join('. ');
}

function decidedText({ decided, milestones }: RecordLane): string {
  if (!decided) return 'the server did not close';
  const hasLooked = milestones.some(({ name, at }) => name === 'looked' && at === decided.to);
  const time = durationText(Math.abs(decided.us));
  if (decided.us < 0) return `request 2 came ${time} before the FIN`;
  return `${hasLooked ? 'Node looked' : 'request 2 came'} ${time} after the FIN`;
}
