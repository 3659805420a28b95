// How many promise jobs an import() of one of Node’s modules takes.
const run = (label, imp, n = 60) =>
  new Promise((done) => {
    let k = 0,
      hit;
    let p = Promise.resolve();
    for (let i = 1; i <= n; i++)
      p = p.then(() => {
        k = i;
      });
    imp().then(
      () => {
        hit = k;
      },
      () => {
        hit = `rej ${k}`;
      },
    );
    setTimeout(() => {
      console.log(label, hit);
      done();
    }, 50);
  });
await run('first node:events', () => import('node:events'));
await run('again node:events', () => import('node:events'));
await run('first node:http', () => import('node:http'));
await run('again', () => import('node:http'));
await run('missing', () => import('node:nope'));
