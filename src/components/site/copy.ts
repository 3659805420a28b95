import { copied, sayOnPress } from './clipboard.ts';

/**
 * Wraps text that a reader can copy: `<copy-text><pre>…</pre><button>Copy</button></copy-text>`. Comments (`.quiet`)
 * are not copied. If the clipboard is refused, the text is selected instead.
 */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const source = this.querySelector('pre, output');
    if (!button || !source) return;
    sayOnPress(button, async () => ((await copied(textOf(source))) ? 'Copied' : selected(source)));
  }
}

function textOf(source: Element): string {
  const copy = source.cloneNode(true) as Element;
  for (const aside of copy.querySelectorAll('.quiet')) aside.remove();
  return (copy.textContent ?? '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

function selected(source: Element): string {
  getSelection()?.selectAllChildren(source);
  return 'Press Ctrl C';
}

customElements.define('copy-text', CopyText);
