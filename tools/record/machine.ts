import { cpus, release, totalmem } from 'node:os';
import type { MachineRecord } from '../../src/recordings/record.ts';

const GIB = 2 ** 30;

/** The machine that makes the record. */
export function machineHere(): MachineRecord['machine'] {
  const processors = cpus();
  return {
    os: `${process.platform} ${process.arch}`,
    kernel: release().split('-', 1)[0] ?? release(), // what follows is the name of a build
    cpu: processors[0]?.model.trim() || 'unknown',
    cores: processors.length,
    memoryGiB: Math.round((totalmem() / GIB) * 10) / 10,
  };
}
