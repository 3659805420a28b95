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
  /** One processor for each of the two processes. */
  getAvailableParallelism() {
    return 2;
  },
});
