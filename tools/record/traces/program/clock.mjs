// Says when this process began: microseconds could not be told from performance.now() alone. The record has the form of
// those of probe.mjs.
const record = `\x1e${JSON.stringify({ timeOrigin: performance.timeOrigin })}`;
process._rawDebug(record);
