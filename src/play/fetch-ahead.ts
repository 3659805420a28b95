/**
 * A script after the data of a page with the playground. The application asks for the parts of the Lab when its modules
 * have run, some 200 ms after the first paint; this asks for them right after that paint, and the browser keeps the
 * answers for the application. Before the paint they would delay the page on a slow connection.
 */
export const FETCH_AHEAD = `requestAnimationFrame(() => setTimeout(() => {
  const { lab, run } = JSON.parse(document.querySelector('[data-part="data"]').textContent);
  const query = new URLSearchParams(location.search);
  const release = lab.releases[query.get('node') ?? run.scenario.node];
  const bundled = lab.fetches[query.get('fetch') ?? run.scenario.fetch];
  for (const part of [release, release && lab.llhttps[release.llhttp], bundled]) {
    if (!part?.path) continue;
    const link = document.createElement('link');
    document.head.append(Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: '', href: lab.base + part.path }));
  }
}));`;
