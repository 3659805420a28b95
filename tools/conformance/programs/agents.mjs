// What the agent knows: which sockets are in use, free or waited for, as requests come and go.
import http from 'node:http';

const log = console.log;

/** Sockets by state, and requests that wait for one. */
function accounts(agent) {
  const count = (byName) => Object.values(byName).reduce((sum, list) => sum + list.length, 0);
  return `used ${count(agent.sockets)}, free ${count(agent.freeSockets)}, waiting ${count(agent.requests)}`;
}

function get(agent, path) {
  return new Promise((resolve) => {
    const request = http.get(`http://127.0.0.1:3000/${path}`, { agent }, (response) => {
      response.resume().on('end', () => {
        log(path, 'ended:', accounts(agent));
        setImmediate(() => {
          log(path, 'a turn later:', accounts(agent));
          resolve();
        });
      });
    });
    request.on('socket', () => log(path, 'has a socket:', accounts(agent), request.reusedSocket));
  });
}

for (const options of [
  { keepAlive: true },
  { keepAlive: false },
  { keepAlive: true, maxSockets: 1 },
]) {
  log(options);
  const agent = new http.Agent(options);
  agent.on('free', (socket) => log('free', socket.destroyed));
  await get(agent, 'first');
  await get(agent, 'second');
  // Only with one socket: on two sockets either request may be answered first.
  if (options.maxSockets === 1) await Promise.all([get(agent, 'third'), get(agent, 'fourth')]);
  agent.destroy();
}
