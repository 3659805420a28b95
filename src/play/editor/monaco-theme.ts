import * as monaco from 'monaco-editor/editor';

export const THEME = 'unread-fin';

/**
 * Gives Monaco the colours of the page, with only three for syntax, and again whenever the colour
 * scheme changes.
 */
export function followColours(): void {
  define();
  if (following) return;
  following = true;
  document.documentElement.addEventListener('themechange', define);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', define);
}

/** Set once for the page, because Monaco's themes are global. */
let following = false;

function define(): void {
  const ink = colour('--ink');
  const string = { foreground: ink2(), fontStyle: '' };
  monaco.editor.defineTheme(THEME, {
    base: isDark() ? 'vs-dark' : 'vs',
    inherit: false,
    rules: [
      { token: '', foreground: ink.slice(1) },
      { token: 'string', ...string },
      { token: 'regexp', ...string },
      { token: 'comment', foreground: colour('--ink-3').slice(1) },
    ],
    colors: {
      'editor.background': colour('--sheet'),
      'editor.foreground': ink,
      'editorLineNumber.foreground': colour('--ink-3'),
      'editorLineNumber.activeForeground': ink,
      'editorCursor.foreground': ink,
      'editor.selectionBackground': colour('--rule'),
      'editor.inactiveSelectionBackground': colour('--sheet-2'),
      'editorWidget.background': colour('--page'),
      'editorWidget.foreground': ink,
      'editorWidget.border': colour('--rule-2'),
      'editorSuggestWidget.selectedBackground': colour('--sheet-2'),
      'editorSuggestWidget.selectedForeground': ink,
      'editorSuggestWidget.highlightForeground': ink,
      'editorHoverWidget.background': colour('--page'),
      'list.hoverBackground': colour('--sheet-2'),
      'editorError.foreground': colour('--race-line'),
      'editorWarning.foreground': colour('--ink-3'),
      'editorIndentGuide.background1': colour('--rule'),
      focusBorder: ink,
    },
  });
  monaco.editor.setTheme(THEME);
}

const ink2 = () => colour('--ink-2').slice(1);

/**
 * A colour of the page as `#rrggbb`. The browser resolves its `light-dark()` for the present
 * scheme.
 */
function colour(role: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${role})`;
  document.body.append(probe);
  const channels = getComputedStyle(probe).color.match(/\d+/g) ?? [];
  probe.remove();
  return `#${channels
    .slice(0, 3)
    .map((channel) => Number(channel).toString(16).padStart(2, '0'))
    .join('')}`;
}

function isDark(): boolean {
  return Number.parseInt(colour('--page').slice(1, 3), 16) < 128;
}
