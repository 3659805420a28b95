// What may be stored in process.env, and what process.release says.
const show = (action) => {
  try {
    console.log(action());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
};
const { env } = process;
const define = (descriptor) => Object.defineProperty(env, 'DEFINED', descriptor);

show(() => {
  env.A = undefined;
  return [env.A, typeof env.A];
});
show(() => {
  env.B = 5;
  return typeof env.B;
});
show(() => {
  env.S = Symbol('value');
});
show(() => {
  env[Symbol('key')] = 1;
});
show(() => [env[Symbol('key')], Symbol('key') in env, delete env[Symbol('key')]]);
show(() => define({ value: 'v' }));
show(() => define({ value: 'v', configurable: true, writable: true }));
show(() => {
  define({ value: 7, configurable: true, writable: true, enumerable: true });
  return env.DEFINED;
});
show(() => Object.getOwnPropertyDescriptor(env, 'A'));
show(() => [delete env.A, 'A' in env, env.A, env.toString()]);
show(() => Object.keys(env).filter((key) => key.length === 1));
show(() => process.release);
