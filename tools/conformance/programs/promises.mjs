// How many turns of the microtask queue each promise operation takes: every log line is a race that the
// ECMAScript specification decides.
const log = console.log;

/** A row of numbered turns to measure the others against. */
function count(turns) {
  let promise = Promise.resolve();
  for (let turn = 1; turn <= turns; turn++) promise = promise.then(() => log('turn', turn));
  return promise;
}

async function returnsValue() {
  return 'value';
}
async function returnsPromise() {
  return Promise.resolve('promise');
}
async function throws() {
  throw new Error('thrown');
}
const thenable = {
  // biome-ignore lint/suspicious/noThenProperty: the program tests what an await does with a thenable
  then(resolve) {
    log('then() called');
    resolve('thenable');
  },
};

count(14);
returnsValue().then((value) => log('async returns', value));
returnsPromise().then((value) => log('async returns', value));
throws().catch((error) => log('async', error.message));
new Promise((resolve) => resolve(returnsPromise())).then((value) => log('resolved with', value));
Promise.resolve(thenable).then((value) => log('resolved with', value));
(async () => log('awaits', await thenable))();
(async () => log('awaits', await returnsPromise()))();
(async () => {
  await null;
  log('awaits nothing, once');
  await null;
  log('awaits nothing, twice');
})();

Promise.all([1, Promise.resolve(2), returnsPromise()]).then((values) => log('all', values));
Promise.allSettled([throws(), 1]).then((results) => log('allSettled', results.length));
Promise.race([returnsPromise(), returnsValue()]).then((value) => log('race', value));
Promise.any([throws(), returnsValue()]).then((value) => log('any', value));
Promise.any([throws(), throws()]).catch((error) => log(error.name, error.errors.length));
Promise.reject(new Error('no'))
  .finally(() => returnsPromise())
  .catch((error) => log('after finally:', error.message));
Promise.resolve(5)
  .finally(() => log('finally'))
  .then((value) => log('after finally:', value));

class Subclass extends Promise {}
const derived = Subclass.resolve(1).then(() => log('subclass'));
log(derived instanceof Subclass, Object.prototype.toString.call(derived));
log('end of the script');
