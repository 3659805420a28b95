/**
 * Nothing may be requested any more: no address, picture, form, frame or script, not even of this site. Style sheets and
 * fonts of the page stay. A worker may be made from the page’s own text.
 */
const LOCKED = [
  "connect-src 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  'img-src data: blob:',
  "media-src 'none'",
  "object-src 'none'",
  "script-src 'none'",
  'worker-src blob:',
].join('; ');

let isLocked = false;

/**
 * Adds a second policy to the page, before anything that a reader pasted is read. A page obeys all of its policies, and
 * none can be taken back (CSP 3 §8.1), so until a reload the text cannot be sent anywhere by the page, whatever its
 * scripts do.
 */
export function lockPage(): void {
  if (isLocked) return;
  isLocked = true;
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = LOCKED;
  document.head.append(meta);
  explainSearch();
}

/** The search fetches its index, so it waits as well. Its own words would blame the network. */
function explainSearch(): void {
  const status = document.querySelector('site-search [role="status"]');
  if (!status) return;
  const text =
    'While this page has your text it requests nothing, so it cannot search. Other pages can: open one in another tab.';
  new MutationObserver(() => {
    if (status.textContent?.includes('could not be loaded')) status.textContent = text;
  }).observe(status, { childList: true });
}
