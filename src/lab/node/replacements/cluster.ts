/** lib/net.js asks whether it may listen itself: always, there are no cluster workers. */
export const cluster = () => ({ isPrimary: true, isMaster: true, isWorker: false, workers: {} });
