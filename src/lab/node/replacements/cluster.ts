/**
 * lib/net.js asks it whether the process may listen itself. It always may, because there are no
 * cluster workers.
 */
export const cluster = () => ({ isPrimary: true, isMaster: true, isWorker: false, workers: {} });
