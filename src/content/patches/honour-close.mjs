import http from 'node:http';

// A socket whose request asked for a close does not go into the pool.
http.globalAgent.prependListener('free', (socket) => {
  if (socket._httpMessage?._last) socket.destroy();
});
