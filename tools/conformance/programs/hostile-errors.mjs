// Errors whose properties throw, or are of the wrong kind.
const thrower = (key) =>
  Object.defineProperty(new Error('m'), key, {
    get() {
      throw new RangeError(`no ${key}`);
    },
  });
for (const key of ['name', 'message', 'stack', 'cause', 'constructor']) {
  for (const read of [String, ({ stack }) => stack]) {
    try {
      console.log(key, read(thrower(key)));
    } catch (error) {
      console.log(key, error.name, error.message);
    }
  }
}
console.log(Object.assign(new Error('m'), { name: Symbol('s'), stack: 5 }).stack);
process.on('exit', (code) => console.log('exit', code));
process.on('uncaughtExceptionMonitor', (error) => console.log(typeof error));
throw thrower('name');
