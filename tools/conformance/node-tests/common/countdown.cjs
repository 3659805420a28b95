'use strict';
/** Stands for `test/common/countdown`: calls back once `dec` has been called often enough. */
const assert = require('node:assert');
const { mustCall } = require('./index.cjs');

module.exports = class Countdown {
  #left;
  #done;

  constructor(limit, done) {
    assert.strictEqual(typeof limit, 'number');
    assert.strictEqual(typeof done, 'function');
    this.#left = limit;
    this.#done = mustCall(done);
  }

  get remaining() {
    return this.#left;
  }

  dec() {
    assert(this.#left > 0, 'Countdown expired');
    this.#left--;
    if (this.#left === 0) this.#done();
    return this.#left;
  }
};
