// A program that dies: what Node prints, and its exit code.
function fails() {
  throw new TypeError('nobody catches this');
}

setTimeout(() => {
  fails();
}, 1);
process.on('exit', (code) => console.log('exit', code));
