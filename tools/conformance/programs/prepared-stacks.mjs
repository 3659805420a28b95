// A program's own Error.prepareStackTrace: the frames that it gets, and what happens when it takes it back.
const before = Error.prepareStackTrace;
const own = (site) => String(site.getFileName()).startsWith('file:');
const told = (site) => [
  site.getFunctionName(),
  site.getLineNumber(),
  site.getColumnNumber(),
  site.isConstructor(),
  site.isAsync(),
  site.isEval(),
  site.isNative(),
];
Error.prepareStackTrace = (error, sites) => [
  error.message,
  sites.length <= 10,
  ...sites.filter(own).map(told),
];
function where() {
  return new Error('where').stack;
}
class Place {
  constructor() {
    this.stack = new Error('in a constructor').stack;
  }
  static of() {
    return new Place();
  }
}
console.log(where(), new Place().stack, Place.of().stack);
async function later() {
  await null;
  return new Error('later').stack;
}
async function waits() {
  return await later();
}
console.log(await waits());
const target = {};
Error.captureStackTrace(target, where);
console.log(target.stack);
Error.prepareStackTrace = () => {
  throw new TypeError('no stack');
};
try {
  console.log(new Error('x').stack);
} catch (error) {
  console.log(error.name, error.message);
}
Error.prepareStackTrace = (_, sites) => sites;
const callSite = () => new Error().stack[0].getFunctionName();
console.log(callSite());
Error.prepareStackTrace = before;
console.log(new Error('as before').stack);
Error.prepareStackTrace = undefined;
console.log(new Error('as without').stack);
