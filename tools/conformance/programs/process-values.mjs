// Values that C++ makes or checks: the environment, clocks, clones, decoders, closed handles.
import net from 'node:net';

const show = (name, value) => {
  try {
    console.log(name, value());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
const { env } = process;
for (const value of [5, undefined, null, true, '', Symbol('s'), Object.create(null)]) {
  show('env', () => {
    env.VALUE = value;
    return [env.VALUE, { ...env }.VALUE, 'VALUE' in env];
  });
}
show('env define', () => Object.defineProperty(env, 'OTHER', { value: 'x' }));
show('env delete', () => [delete env.VALUE, 'VALUE' in env, env.VALUE]);
for (const time of [5, null, [1], [0, 0, 0], 'x']) show('hrtime', () => process.hrtime(time));
show('hrtime', () => process.hrtime(process.hrtime())[0]);
for (const usage of [5, {}, { user: 1 }, { user: -1, system: 1 }, { user: 1, system: 'x' }]) {
  show('cpuUsage', () => process.cpuUsage(usage));
}
show('memory', () =>
  Object.entries(process.memoryUsage()).map(([name, bytes]) => [name, bytes > 0]),
);
for (const input of ['x', 5, null, [], {}]) show('decode', () => new TextDecoder().decode(input));
show('decode', () => new TextDecoder('utf-16le').decode('x'));
show('decode', () => new TextDecoder().decode(new Uint16Array([97, 98])).length);
show('clone', () => {
  const clone = structuredClone(new DOMException('a', 'AbortError'));
  return [clone instanceof DOMException, clone.name, clone.message];
});
show('clone', () => {
  try {
    return structuredClone(Symbol('a'));
  } catch (error) {
    return [error instanceof DOMException, error.name, error.code, error.message];
  }
});
console.log(Proxy.revocable({}, {}));

let count = 0;
for (let left = 50_000; left > 0; left--) {
  await 1;
  count += 1;
}
console.log(count, 'awaits');

const server = net.createServer().listen(0, () => {
  const socket = net.connect(server.address().port, () => {
    socket.on('error', (error) => {
      console.log(error.message, error.errno);
      server.close();
    });
    const { _handle: handle } = socket;
    handle.close();
    console.log(handle.fd, handle.readStart(), handle.readStop(), handle.hasRef());
    socket.write('x');
  });
});
