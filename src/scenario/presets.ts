import { BEFORE, BUGS, TIMING } from './presets/bugs.ts';
import { FIXES, NOT_FIXES, WORKAROUNDS } from './presets/cures.ts';
import type { Preset } from './presets/preset.ts';
import { SERVERS } from './presets/servers.ts';

export { PRESET_KINDS, type Preset } from './presets/preset.ts';

/** All presets, in the order in which lists show them. */
export const PRESETS: readonly Preset[] = [
  ...BUGS,
  ...BEFORE,
  ...TIMING,
  ...WORKAROUNDS,
  ...FIXES,
  ...NOT_FIXES,
  ...SERVERS,
];
