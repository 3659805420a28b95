import { ONLY_SIMULATED } from '../scenario/process.ts';
import { dependenciesOf } from '../scenario/program/package-json.ts';
import { scenarioText } from '../scenario/scenario-text.ts';
import type { DownloadInput } from './download-input.ts';

/** The README of a download: the commands, and what the Lab says will come of them. */
export function readmeOf(input: DownloadInput): string {
  const { scenario, isEdited, link, patch } = input;
  const { node, process } = scenario;
  const commands = [
    ...(dependenciesOf(scenario) ? ['npm install'] : []),
    'node server.mjs',
    'node client.mjs',
  ];
  const lines = [
    `# ${scenarioText(scenario)}`,
    '',
    `From ${link}`,
    '',
    ...(isEdited
      ? [
          'Somebody changed these programs. Read them before you run them: they run with your rights.',
          '',
        ]
      : []),
    ...(patch === undefined
      ? []
      : [
          `On the page Node’s lib/ was patched. The diff is node.diff: no Node that you can install has it. With a checkout of Node ${node}, \`git apply node.diff\` and a build of your own have it.`,
          '',
        ]),
    `Run these with Node ${node}, the last two in a terminal each. The server uses port 3000 and stays up.`,
    '',
    '```sh',
    ...commands,
    '```',
    '',
    `\`npx node@${node} client.mjs\` runs the client with that release, whichever is installed. \`node --import ./probe.mjs client.mjs\` also prints what Node’s http client does with its sockets (Node 18.18 or later).`,
    '',
    '## What to expect',
    '',
    ...expected(input),
    ...(process === 'default'
      ? []
      : ['', `process=${process} is not in these files. ${ONLY_SIMULATED}`]),
  ];
  return `${lines.join('\n')}\n`;
}

function expected({ answer, patch, scenario: { node } }: DownloadInput): readonly string[] {
  if (!answer) return ['This program was not run before it was downloaded.'];
  const { verdict, exitCode, certainty } = answer;
  return [
    `**${verdict.headline}**`,
    '',
    ...verdict.reasons,
    ...(exitCode === undefined ? [] : [`client.mjs ends with exit code ${exitCode}.`]),
    ...(certainty === undefined ? [] : ['', certainty]),
    '',
    `That is what the Lab of the site says: Node ${node}’s own http library${patch === undefined ? '' : ', patched,'} on a simulated kernel. A real machine should do the same${patch === undefined ? '' : ' with such a build'}, unless the answer depends on timing: then a run may end otherwise.`,
  ];
}
