import type { BindingFactory } from './environment.ts';

/** internalBinding('os'): src/node_os.cc. The simulated machine is a small Linux. */
export const os: BindingFactory = (env) => ({
  getHostname() {
    return 'lab';
  },
  /** uv_os_uname: sysname, version, release, machine. */
  getOSInformation() {
    return ['Linux', '#1 SMP', '6.1.0', 'x86_64'];
  },
  getHomeDirectory() {
    return env.process['env'].HOME;
  },
  getUptime() {
    return env.machine.now / 1_000_000;
  },
  isBigEndian: false,
  getCPUs() {
    const cpu = ['Simulated', 2000, 0, 0, 0, 0, 0];
    return [...cpu, ...cpu];
  },
  getTotalMem() {
    return 2_000_000_000;
  },
  getFreeMem() {
    return 1_000_000_000;
  },
  getLoadAvg(into: Float64Array) {
    into.fill(0);
  },
  getInterfaceAddresses() {
    return ['lo', '127.0.0.1', '255.0.0.0', 'IPv4', '00:00:00:00:00:00', true, -1];
  },
  getUserInfo() {
    return { uid: 0, gid: 0, username: 'root', homedir: '/root', shell: '/bin/sh' };
  },
  getPriority() {
    return 0;
  },
  /** One processor for each of the two processes. */
  getAvailableParallelism() {
    return 2;
  },
});
