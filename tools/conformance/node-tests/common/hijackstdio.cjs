'use strict';
/** Stands for `test/common/hijackstdio`: a listener for what is written to a standard stream. */
const originals = {};

function hijack(name, listener) {
  const stream = process[name];
  const write = stream.write;
  originals[name] = write;
  stream.writeTimes = 0;
  stream.write = (data, callback) => {
    try {
      listener(data);
    } catch (error) {
      process.nextTick(() => {
        throw error;
      });
    }
    write.call(stream, data, callback);
    stream.writeTimes++;
  };
}

function restore(name) {
  process[name].write = originals[name];
  delete process[name].writeTimes;
}

module.exports = {
  hijackStdout: (listener) => hijack('stdout', listener),
  hijackStderr: (listener) => hijack('stderr', listener),
  restoreStdout: () => restore('stdout'),
  restoreStderr: () => restore('stderr'),
};
