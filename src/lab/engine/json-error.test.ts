import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf, jsonMessage } from './json-error.ts';

const said = (text: string, major: number) => {
  const fault = faultOf(text);
  return fault && jsonMessage(text, fault, major);
};

/** What the binaries of Node 18.20.8, 20.0.0 and 22.23.3 say. */
const ANSWERS: readonly (readonly [text: string, on18: string, on20: string, on22: string])[] = [
  [
    'late',
    'Unexpected token l in JSON at position 0',
    `Unexpected token 'l', "late" is not valid JSON`,
    `Unexpected token 'l', "late" is not valid JSON`,
  ],
  [
    '{"a":1,}',
    'Unexpected token } in JSON at position 7',
    'Expected double-quoted property name in JSON at position 7',
    'Expected double-quoted property name in JSON at position 7 (line 1 column 8)',
  ],
  [
    '[1]\r\n\n x',
    'Unexpected token x in JSON at position 7',
    'Unexpected non-whitespace character after JSON at position 7',
    'Unexpected non-whitespace character after JSON at position 7 (line 3 column 2)',
  ],
  [
    '{"a":1,"b" 2}',
    'Unexpected number in JSON at position 11',
    'Unexpected number in JSON at position 11',
    "Expected ':' after property name in JSON at position 11 (line 1 column 12)",
  ],
  [
    `[${'1,'.repeat(20)}x,${'2,'.repeat(20)}`,
    'Unexpected token x in JSON at position 41',
    `Unexpected token 'x', ..."1,1,1,1,1,x,2,2,2,2,"... is not valid JSON`,
    `Unexpected token 'x', ..."1,1,1,1,1,x,2,2,2,2,"... is not valid JSON`,
  ],
  [
    'undefined',
    'Unexpected token u in JSON at position 0',
    '"undefined" is not valid JSON',
    '"undefined" is not valid JSON',
  ],
  [
    '"\\',
    'Unexpected end of JSON input',
    'Unexpected end of JSON input',
    'Unexpected end of JSON input',
  ],
];

test('errors of JSON.parse have the words of the release', () => {
  for (const [text, on18, on20, on22] of ANSWERS) {
    assert.equal(said(text, 18), on18);
    assert.equal(said(text, 20), on20);
    assert.equal(said(text, 22), on22);
  }
});

test('the scanner and the engine agree on what is JSON', () => {
  const parts = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"\\u00e9\\n"',
    '-0.5e+3',
    '01',
    'null',
    ' \t',
  ];
  for (let seed = 0; seed < parts.length ** 4; seed += 7) {
    const text = [1, 12, 144, 1728]
      .map((place) => parts[Math.floor(seed / place) % parts.length])
      .join('');
    let isJson = true;
    try {
      JSON.parse(text);
    } catch {
      isJson = false;
    }
    assert.equal(faultOf(text) === undefined, isJson, text);
  }
});
