/**
 * Runs in the head, before the first paint. It shows what needs script, and sets the chosen colour scheme so that the
 * other one is not seen first. It is the only inline script on every page. The Content Security Policy of /play/ names
 * its hash.
 */
export const FIRST_PAINT = `document.documentElement.classList.add('js');
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the system's scheme it is.
}`;
