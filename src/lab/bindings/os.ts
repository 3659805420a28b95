import type { BindingFactory, JsObject } from './environment.ts';
import { uvNumber } from './uv.ts';

/** internalBinding('os'): src/node_os.cc. The simulated machine is a small Linux. */
export const os: BindingFactory = (env) => {
  /** Whether a call is about this process; else it tells that there is no such one (Environment::CollectUVExceptionInfo). */
  const isOwn = (pid: number, error: JsObject, syscall: string) => {
    if (pid === 0 || pid === env.pid) return true;
    const errno = uvNumber(env.release, 'ESRCH');
    Object.assign(error, { errno, code: 'ESRCH', message: 'no such process', syscall });
    return false;
  };
  return {
    getHostname() {
      return 'lab';
    },
    /** uv_os_uname: sysname, version, release, machine. */
    getOSInformation() {
      return ['Linux', '#1 SMP', '6.1.0', 'x86_64'];
    },
    getHomeDirectory() {
      return env.process['env'].HOME ?? '/root';
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
    getPriority(pid: number, error: JsObject) {
      return isOwn(pid, error, 'uv_os_getpriority') ? (env.left.get('priority') ?? 0) : undefined;
    },
    setPriority(pid: number, value: number, error: JsObject) {
      if (!isOwn(pid, error, 'uv_os_setpriority')) return error['errno'];
      env.left.set('priority', value);
      return 0;
    },
    /** One processor for each of the two processes. */
    getAvailableParallelism() {
      return 2;
    },
  };
};
