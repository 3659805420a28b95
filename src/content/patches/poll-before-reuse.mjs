import http from 'node:http';

// Let the loop poll before the pool is looked into: a FIN that is there is read.
const { addRequest } = http.Agent.prototype;
http.Agent.prototype.addRequest = function (...request) {
  setImmediate(() => setImmediate(() => addRequest.apply(this, request)));
};
