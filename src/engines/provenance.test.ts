import assert from 'node:assert/strict';
import { test } from 'node:test';
import { captionText, provenanceSentence, provenanceText, terminalText } from './provenance.ts';

test('beside a verdict: which Node, and what stood for the rest of the machine', () => {
  const lab = { engine: 'lab', node: '20.0.0' } as const;
  assert.equal(provenanceText(lab), 'Node 20.0.0’s own http library, simulated kernel');
  assert.equal(provenanceText(lab, true), 'Node 20.0.0’s own http library, run at build time');
  assert.equal(
    provenanceText({ engine: 'webcontainer', node: '22.22.3' }),
    'Node.js 22.22.3 in this page, by StackBlitz',
  );
});

test('the WebContainer says which Node it has once it has been started', () => {
  assert.equal(
    provenanceText({ engine: 'webcontainer' }),
    'A full Node.js in this page, by StackBlitz',
  );
});

test('under a picture and in a terminal: the engine comes first', () => {
  assert.equal(captionText(), 'lab · Node’s own http library, simulated kernel');
  assert.equal(
    captionText('Node 20.0.0, http.request'),
    'lab · Node 20.0.0, http.request · Node’s own http library, simulated kernel',
  );
  assert.equal(
    terminalText({ node: '20.0.0' }),
    "lab · Node 20.0.0's own http library · simulated kernel",
  );
});

test('a patched library is called one, everywhere', () => {
  const lab = { engine: 'lab', node: '26.12.1', isPatched: true } as const;
  assert.equal(provenanceText(lab), 'Node 26.12.1’s own http library, patched, simulated kernel');
  assert.equal(
    terminalText(lab),
    "lab · Node 26.12.1's own http library, patched · simulated kernel",
  );
  assert.match(
    provenanceSentence(lab),
    /^Node’s own http library, patched, ran on a simulated kernel/,
  );
});
