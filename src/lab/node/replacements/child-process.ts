import { unsimulatedModule } from './unsimulated-module.ts';

/** The simulated machine runs two programs, and neither can start another. */
export const childProcess = () => unsimulatedModule('child_process');
