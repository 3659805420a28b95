import type { OrderLog, Question, TimeTerm, Variable } from '../../trace/record/order-log.ts';
import type { Inequality, Schedule } from './exploration.ts';

/** A delay that is shorter is not worth a word. */
const WORDS_US_MIN = 2;

/** `the FIN of the server reaches the client later than callback 3 of the client takes effect` */
export function inequalityOf(
  { left, right }: Question,
  answer: boolean,
  variables: readonly Variable[],
): Inequality {
  const one = momentWords(left, variables);
  const two = momentWords(right, variables);
  const name = (term: TimeTerm) => variables[term.variable]?.name ?? '';
  const plus = right.plusUs - left.plusUs;
  const more = plus === 0 ? '' : ` ${plus < 0 ? '-' : '+'} ${ms(Math.abs(plus))}`;
  const splits = /split response (\d+)$/.exec(name(left));
  const text = splits
    ? `response ${splits[1]} of the connection comes in ${answer ? 'one segment' : 'two segments'}`
    : answer
      ? `${one} not later than ${two}`
      : `${one} later than ${two}`;
  return { text, times: `${name(left)} ${answer ? '<=' : '>'} ${name(right)}${more}` };
}

/** `connection 1 server FIN 1` → `the FIN of the server (connection 1) arrives` */
function momentWords({ variable, plusUs }: TimeTerm, variables: readonly Variable[]): string {
  const name = variables[variable]?.name ?? '';
  const after = plusUs > 0 ? `${ms(plusUs)} after ` : '';
  const segment = /^connection (\d+) (client|server) (\S+) (\d+)$/.exec(name);
  if (segment) {
    const [, connection, from, what, number] = segment;
    const kind = what === 'data' ? (from === 'client' ? 'request' : 'response') : what;
    const count = kind === 'FIN' || kind === 'RST' || number === '1' ? '' : ` ${number}`;
    return `${after}the ${kind}${count} of the ${from} on connection ${connection} arrives`;
  }
  const step = /^(client|server) (end of callback|callback|poll|timer|loop time) (\d+)$/.exec(name);
  if (step) {
    const [, actor, what, number] = step;
    switch (what) {
      case 'callback':
        return `${after}callback ${number} of the ${actor} takes effect`;
      case 'end of callback':
        return `${after}callback ${number} of the ${actor} ends`;
      case 'poll':
        return `${after}the ${actor} returns from poll ${number}`;
      case 'timer':
        return `${after}the ${actor}'s sleep ${number} would end`;
      default:
        return `${after}the loop of the ${actor} has read its clock (${number})`;
    }
  }
  return `${after}${name}`;
}

/** `callback 3 of the client takes 1.2 ms in place of 0.3 ms`; the times that are longer than usual. */
export function delayWords(schedule: Schedule, { variables, timeouts }: OrderLog): string {
  const late = new Set(timeouts.map(({ variable }) => variables[variable]?.name));
  const words = variables.flatMap(({ name, usualUs, since }) => {
    const us = schedule[name];
    const isPoll = / poll \d+$/.test(name);
    if (us === undefined || isPoll || (!since && !late.has(name))) return [];
    if (us < usualUs + WORDS_US_MIN) return [];
    return [`${choiceWords(name)} takes ${ms(us)} in place of ${ms(usualUs)}`];
  });
  return words.length === 0 ? 'no delay: the times of the model' : words.join(', ');
}

/** `connection 1 server FIN 1` → `the flight of the server's FIN 1 on connection 1` */
export function choiceWords(name: string): string {
  if (name === 'phase') return 'the start within a millisecond';
  const split = /^connection (\d+) \S+ split response (\d+)$/.exec(name);
  if (split) return `response ${split[2]} on connection ${split[1]}`;
  const segment = /^connection (\d+) (client|server) (\S+) (\d+)$/.exec(name);
  if (segment)
    return `the flight of the ${segment[2]}'s ${segment[3]} ${segment[4]} on connection ${segment[1]}`;
  const step = /^(client|server) (end of callback|callback|timer|poll) (\d+)$/.exec(name);
  return step ? `${step[2]} ${step[3]} of the ${step[1]}` : name;
}

function ms(us: number): string {
  return `${us / 1000} ms`;
}
