/** The Lab: Node's own lib/ on a simulated kernel. Everything outside src/lab imports from here. */
export { type Batch, createBatch } from './batch.ts';
export {
  createLlhttp,
  LLHTTP_MAJORS,
  type Llhttp,
  type LlhttpMajor,
  llhttpMajorOf,
} from './bindings/llhttp.ts';
export { TIME_MODEL, type TimeModel } from './kernel/time-model.ts';
export type { LabOutput } from './lab-output.ts';
export type { BundledPackage } from './program/package.ts';
export { addPart, type ReleasePack, type ReleasePart } from './release-pack.ts';
export { type BootedLab, bootLab, type LabInput, runLab } from './run.ts';
