// The servers are in client.mjs, as in a test suite.
console.log('Listening: the servers are in the client');
