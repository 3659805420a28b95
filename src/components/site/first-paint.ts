/**
 * Runs in the head, before the first paint: what needs script may show, and a chosen colour scheme is not flashed away.
 * It is the only inline script of all pages; the Content Security Policy of /play/ names its hash.
 */
export const FIRST_PAINT = `document.documentElement.classList.add('js');
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the system's scheme it is.
}`;
