/**
 * A service worker that adds the headers which isolate the playground, for hosts that cannot send
 * any (GitHub Pages). A reader asks for it with a button, and turning the WebContainer off removes
 * it. It is served as /isolate.js.
 */

/** The rules of src/hosting/headers.ts. The build writes them in. */
declare const HEADER_RULES: readonly {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}[];

/** The part of a service worker's global scope that is used here. The types of a page do not have it. */
declare function skipWaiting(): Promise<void>;

interface FetchEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** `/`, or `/the-unread-fin/`: the folder of this script is the site's root. */
const BASE = new URL('.', location.href).pathname;

/** Matches the policy that the build writes into each page (src/hosting/policy.ts). */
const POLICY = /<meta http-equiv="Content-Security-Policy" content="[^"]*">/;

/** Matches the tag that play/markup/SandboxFrame.astro writes. */
const SANDBOX = /(<iframe data-part="sandbox"[^>]*) src="([^"]+)"/;

addEventListener('install', () => {
  void skipWaiting();
});

addEventListener('fetch', (event) => {
  const { request, respondWith } = event as FetchEvent;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || !pathname.startsWith(BASE)) return;
  const path = pathname.slice(BASE.length - 1);
  const rule = HEADER_RULES.find((each) => path.startsWith(each.path));
  if (rule) respondWith.call(event, answer(request, rule.headers));
});

async function answer(request: Request, headers: Readonly<Record<string, string>>) {
  const response = await fetch(request);
  if (!response.ok) return response;
  if (request.mode !== 'navigate') return withHeaders(response, response.body, headers);
  const page = await withSandbox(await response.clone().text());
  // An isolated page would refuse a sandbox without headers. The Lab needs no isolation, so the
  // page is then left as it is.
  return page === undefined ? response : withHeaders(response, page, headers);
}

function withHeaders(response: Response, body: BodyInit | null, added: Record<string, string>) {
  const { status, statusText } = response;
  const headers = new Headers([...response.headers, ...Object.entries(added)]);
  return new Response(body, { status, statusText, headers });
}

/**
 * Writes the sandbox's document into the page. The sandbox's origin is opaque, so no service worker
 * controls it (HTML §7.4.5, it is no client of this origin). Its document would come without the
 * headers, and an isolated page would refuse it. A document that is written into the page inherits
 * the page's headers (HTML §7.1.7, policy container). It inherits the page's policy, too, which refuses
 * the sandbox's scripts, so the page goes without its policy here. The sandbox's document keeps its own.
 */
async function withSandbox(page: string): Promise<string | undefined> {
  const [tag, start, path] = SANDBOX.exec(page) ?? [];
  if (tag === undefined || path === undefined) return undefined;
  const response = await fetch(path);
  if (!response.ok) return undefined;
  const text = (await response.text()).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return page.replace(POLICY, '').replace(tag, () => `${start} srcdoc="${text}"`);
}
