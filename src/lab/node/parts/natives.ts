import { blob } from '../../bindings/blob.ts';
import { blockList } from '../../bindings/block-list.ts';
import type { BindingFactory } from '../../bindings/environment.ts';
import { pipeWrap } from '../../bindings/pipe-wrap.ts';

/** The part `natives`: bindings that few programs use, so that a page loads them when one does. */
export const bindings: Readonly<Record<string, BindingFactory>> = {
  blob,
  block_list: blockList,
  pipe_wrap: pipeWrap,
};
