'use strict';
/** Stands for `test/common/arraystream`: a stream that emits given lines. */
const { Stream } = require('node:stream');

module.exports = class ArrayStream extends Stream {
  readable = true;
  writable = true;
  run(lines) {
    for (const line of lines) this.emit('data', `${line}\n`);
  }
  pause() {}
  resume() {}
  write() {}
};
