import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenSentences, readChosen } from './chosen-words.ts';

const DELAYS = {
  'client callback 12': 1500,
  'connection 1 server FIN 1': 282,
  'client poll 2': 112,
  'server timer 4': 60,
};

test('chosen times are told beside those of the model, and what the run does not have is named', () => {
  const taken = readChosen(
    [
      { name: 'client callback 12', us: 1500, usualUs: 300 },
      { name: 'connection 1 server FIN 1', us: 282, usualUs: 1 },
      { name: 'client poll 2', us: 112 },
    ],
    DELAYS,
  );
  assert.deepEqual(chosenSentences(Object.keys(DELAYS), taken), [
    "Chosen times: callback 12 of the client takes 1.2 ms longer than in the model, the flight of the server's FIN 1 on connection 1 takes 0.281 ms longer than in the model, poll 2 of the client takes 0.112 ms.",
    'This run does not have timer 4 of the server, so its time changes nothing.',
  ]);
});

test('what a program says of times that nobody chose is not told', () => {
  const told = [
    { name: 'client callback 12', us: 7, usualUs: 'much' },
    { name: 'constructor', us: 1 },
    { name: 5 },
    null,
    'client poll 2',
  ];
  assert.deepEqual(readChosen(told, DELAYS), [{ name: 'client callback 12', us: 1500 }]);
  assert.deepEqual(readChosen({ length: 1 }, DELAYS), []);
});
