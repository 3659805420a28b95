/** Escapes text for HTML. For markup that is made as text, because a formatter's white space would show in it. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
