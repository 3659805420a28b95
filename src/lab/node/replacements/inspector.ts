import { notSimulated } from '../not-simulated.ts';
import { unsimulatedModule } from './unsimulated-module.ts';

export const inspector = () => unsimulatedModule('inspector', { url: () => undefined });

/**
 * `internalBinding('config').hasInspector` is false in the Lab, so lib/ does not use it by itself.
 */
export const inspectorUtil = () => ({ sendInspectorCommand: notSimulated('The inspector') });
