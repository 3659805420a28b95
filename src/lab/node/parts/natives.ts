import { blob } from '../../bindings/blob.ts';
import { blockList } from '../../bindings/block-list.ts';
import type { BindingFactory } from '../../bindings/environment.ts';
import { os } from '../../bindings/os.ts';
import { pipeWrap } from '../../bindings/pipe-wrap.ts';

/*
 * The part `natives`: what few programs use, so that a page loads it when one does.
 */

export { faultOf, jsonMessage } from '../../engine/json-error.ts';
export { CallSite } from '../../program/call-sites.ts';

/** By the names of internalBinding. */
export const bindings: Readonly<Record<string, BindingFactory>> = {
  blob,
  block_list: blockList,
  os,
  pipe_wrap: pipeWrap,
};
