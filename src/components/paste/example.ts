/** What a reader could paste, for those who only want to see what happens: a log, and the answer of curl. */
export const EXAMPLE = `$ npx jest seed.spec.ts
FAIL test/seed.spec.ts (6.412 s)
  seeding the ledger
    ✓ opens the account (41 ms)
    ✕ posts to the account (7 ms)

  ● seeding the ledger › posts to the account

    FetchError: request to http://127.0.0.1:8090/ledger/post failed, reason: socket hang up

      at ClientRequest.<anonymous> (node_modules/cross-fetch/node_modules/node-fetch/lib/index.js:1491:11)
      at emitErrorEvent (node:_http_client:101:11)
      at Socket.socketOnEnd (node:_http_client:528:5)
      at endReadableNT (node:internal/streams/readable:1698:12)
      at processTicksAndRejections (node:internal/process/task_queues:82:21)

Tests:       1 failed, 1 passed, 2 total
$ curl --http1.1 -sD- -o /dev/null -H 'Connection: close' http://127.0.0.1:8090/ledger/open
HTTP/1.1 200 OK
content-type: application/json
content-length: 11
`;
