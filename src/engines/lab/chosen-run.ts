import type { OrdersAsset } from '../../lab/assets.ts';
import { delaysOf } from '../../scenario/order-delays.ts';
import { withoutClock } from '../../scenario/untimed-probe.ts';
import type { RunInput } from '../engine.ts';
import { type LabManifest, load } from './parts.ts';
import type { RunRequest } from './protocol.ts';

/**
 * What the worker is asked for a program with times that were chosen. Few runs have some, so this is loaded with the
 * first one, as is the script that keeps to them.
 *
 * @param order times as a link has them
 * @throws EngineError `assets-not-loaded`
 */
export async function requestWithTimes(
  { base, orders }: LabManifest,
  { files, time }: RunInput,
  order: string,
): Promise<RunRequest> {
  const { times } = JSON.parse(await load(base + orders.path)) as OrdersAsset;
  const delays = delaysOf(order) ?? {};
  return { files: withoutClock(files), ...(time && { time }), chosen: { script: times, delays } };
}
