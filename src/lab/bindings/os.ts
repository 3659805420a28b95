import type { BindingFactory } from './environment.ts';

/** internalBinding('os'): src/node_os.cc. The simulated machine is a small Linux. */
export const os: BindingFactory = (env) => ({
  getHostname: () => 'lab',
  /** uv_os_uname: sysname, version, release, machine. */
  getOSInformation: () => ['Linux', '#1 SMP', '6.1.0', 'x86_64'],
  getHomeDirectory: () => env.process['env'].HOME,
  getUptime: () => env.machine.now / 1_000_000,
  getAvailableParallelism: () => 2, // one processor for each of the two processes
});
