import type { OpenEditor } from './editor.ts';

/**
 * A text area for phones, because Monaco does not support them and they have their own ways of
 * editing.
 */
export const openPlainEditor: OpenEditor = (host, first, { typed, left, line }) => {
  const area = document.createElement('textarea');
  area.className = 'plain-editor';
  area.spellcheck = false;
  area.autocapitalize = 'off';
  area.setAttribute('autocorrect', 'off');
  host.replaceChildren(area);
  let { file } = first;
  area.addEventListener('input', () => typed(file, area.value));
  area.addEventListener('blur', left);
  area.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.altKey) return;
    event.preventDefault();
    line(area.value.slice(0, area.selectionStart).split('\n').length);
  });
  const show: ReturnType<OpenEditor>['show'] = (sheet) => {
    file = sheet.file;
    area.readOnly = sheet.readOnly;
    area.setAttribute('aria-label', `Editor for ${file}`);
    if (area.value !== sheet.text) area.value = sheet.text;
  };
  show(first);
  return { hint: '', show, focus: () => area.focus() };
};
