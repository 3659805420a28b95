/** `npm run -s race -- '<query>'`: the playground's scenarios from the command line. */
import { createInterface } from 'node:readline';
import { QueryError, readQuery } from '../../src/scenario/query.ts';
import { debugText } from '../../src/trace/debug-log.ts';
import { packetsText } from '../../src/trace/packets.ts';
import { LabRunner, labRunOf } from '../lab-runner.ts';
import { answerOf, textOf } from './answer.ts';
import { type Command, type Format, parseCommand, USAGE, UsageError } from './arguments.ts';
import { ensureExtracted } from './extracted.ts';

/** Exit status for a command line or a query that cannot be read. */
const EXIT_USAGE = 2;

/** What `--log` asks Node for. */
const LOG = 'http,net,stream,timer';

async function run(query: string, format: Format): Promise<void> {
  const scenario = readQuery(query);
  const runner = await loadRunner();
  const log = format === 'log' ? LOG : '';
  const output = await runner.run({ ...labRunOf(scenario), log });
  switch (format) {
    case 'text':
      return print(textOf(scenario, output));
    case 'json':
      return print(JSON.stringify(answerOf(query, output)));
    case 'log':
      return print(debugText(output.events));
    case 'packets':
      return print(packetsText(output.events));
    case 'trace':
      return print(output.events.map((event) => JSON.stringify(event)).join('\n'));
  }
}

/** A line that cannot be read gets an answer that says so; the others are run all the same. */
async function runBatch(): Promise<void> {
  const runner = await loadRunner();
  for await (const line of createInterface({ input: process.stdin })) {
    const query = line.trim();
    if (query === '') continue;
    try {
      const output = await runner.runInBatch(labRunOf(readQuery(query)));
      print(JSON.stringify(answerOf(query, output)));
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      print(JSON.stringify({ query, engine: 'lab', error: error.message }));
      process.exitCode = EXIT_USAGE;
    }
  }
}

function loadRunner(): Promise<LabRunner> {
  ensureExtracted();
  return LabRunner.load();
}

function print(text: string): void {
  process.stdout.write(`${text.replace(/\n$/, '')}\n`);
}

async function main(command: Command): Promise<void> {
  switch (command.do) {
    case 'help':
      return print(USAGE);
    case 'run':
      return run(command.query, command.format);
    case 'batch':
      return runBatch();
  }
}

try {
  await main(parseCommand(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof QueryError || error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n--help tells what can be asked.`);
  process.exitCode = EXIT_USAGE;
}
