// A program whose own module rejects: what Node prints, and its exit code.
process.on('exit', (code) => console.log('exit', code));
const error = new Error('the first await fails');
error.code = 'E_FIRST';
await Promise.reject(error);
