/** The functions that lib/internal/async_hooks.js gives to `setupHooks`. */
export interface NativeHooks {
  init(asyncId: number, type: string, triggerAsyncId: number, resource: object): void;
  before(asyncId: number): void;
  after(asyncId: number): void;
  destroy(asyncId: number): void;
}

/**
 * The arrays that AsyncHooks shares with JavaScript, and their indices, as the release's shape has
 * them.
 */
export interface AsyncHooksBinding {
  readonly async_hook_fields: Uint32Array;
  readonly async_id_fields: Float64Array;
  readonly execution_async_resources: unknown[];
  /** Replaced by a longer one when it is full; JavaScript reads this property on each use. */
  async_ids_stack: Float64Array;
  readonly constants: Readonly<Record<HookConstant, number>>;
}

/** Indices of the arrays: AsyncHooks::Fields and UidFields in src/env.h. */
type HookConstant =
  | 'kInit'
  | 'kBefore'
  | 'kAfter'
  | 'kDestroy'
  | 'kCheck'
  | 'kStackLength'
  | 'kExecutionAsyncId'
  | 'kTriggerAsyncId'
  | 'kAsyncIdCounter'
  | 'kDefaultTriggerAsyncId';

/**
 * The async_hooks state of one process: `AsyncHooks` in src/env.cc and the Emit functions of
 * src/async_wrap.cc. Half of it lives in typed arrays that lib/internal/async_hooks.js writes too.
 */
export class AsyncHooks {
  hooks: NativeHooks | undefined;
  readonly #binding: AsyncHooksBinding;
  readonly #index: Readonly<Record<HookConstant, number>>;
  /** Ids of which `destroy` is still to be told: Environment::destroy_async_id_list. */
  #destroyed: number[] = [];

  constructor(binding: AsyncHooksBinding) {
    this.#binding = binding;
    this.#index = binding.constants;
    this.reset();
  }

  /** As after AsyncHooks::AsyncHooks: no context on the stack, no hook counted, ids from 1. */
  reset(): void {
    const { async_hook_fields: fields, async_id_fields: ids } = this.#binding;
    fields.fill(0);
    fields[this.#index.kCheck] = 1;
    ids.fill(0);
    ids[this.#index.kAsyncIdCounter] = 1;
    ids[this.#index.kDefaultTriggerAsyncId] = -1;
    this.#binding.execution_async_resources.length = 0;
    this.#destroyed = [];
  }

  newAsyncId(): number {
    const { async_id_fields: ids } = this.#binding;
    const id = valueAt(ids, this.#index.kAsyncIdCounter) + 1;
    ids[this.#index.kAsyncIdCounter] = id;
    return id;
  }

  get executionAsyncId(): number {
    return valueAt(this.#binding.async_id_fields, this.#index.kExecutionAsyncId);
  }

  /** Environment::get_default_trigger_async_id. */
  get defaultTriggerAsyncId(): number {
    const id = valueAt(this.#binding.async_id_fields, this.#index.kDefaultTriggerAsyncId);
    return id < 0 ? this.executionAsyncId : id;
  }

  /**
   * AsyncHooks::DefaultTriggerAsyncIdScope: resources that `action` creates are triggered by
   * `asyncId`.
   */
  withDefaultTrigger<T>(asyncId: number, action: () => T): T {
    const { async_id_fields: ids } = this.#binding;
    const index = this.#index.kDefaultTriggerAsyncId;
    const outer = valueAt(ids, index);
    ids[index] = asyncId;
    try {
      return action();
    } finally {
      ids[index] = outer;
    }
  }

  /** AsyncHooks::push_async_context. */
  pushContext(asyncId: number, triggerAsyncId: number, resource?: unknown): void {
    const { async_hook_fields: fields, async_id_fields: ids } = this.#binding;
    const execution = this.#index.kExecutionAsyncId;
    const trigger = this.#index.kTriggerAsyncId;
    const depth = valueAt(fields, this.#index.kStackLength);
    if (2 * depth >= this.#binding.async_ids_stack.length) this.#growStack();
    this.#binding.async_ids_stack[2 * depth] = valueAt(ids, execution);
    this.#binding.async_ids_stack[2 * depth + 1] = valueAt(ids, trigger);
    fields[this.#index.kStackLength] = depth + 1;
    ids[execution] = asyncId;
    ids[trigger] = triggerAsyncId;
    if (resource !== undefined) this.#binding.execution_async_resources[depth] = resource;
  }

  /** AsyncHooks::pop_async_context. Throws where Node aborts: a scope left in the wrong order. */
  popContext(asyncId: number): boolean {
    const { async_hook_fields: fields, async_id_fields: ids } = this.#binding;
    const length = this.#index.kStackLength;
    // An uncaught exception has cleared the stack: the scopes around it have nothing left to pop.
    if (fields[length] === 0) return false;
    const expected = this.executionAsyncId;
    if (valueAt(fields, this.#index.kCheck) > 0 && expected !== asyncId) {
      throw new Error(
        `async hook stack has become corrupted (actual: ${expected}, expected: ${asyncId})`,
      );
    }
    const depth = valueAt(fields, length) - 1;
    const outer = this.#binding.async_ids_stack;
    ids[this.#index.kExecutionAsyncId] = valueAt(outer, 2 * depth);
    ids[this.#index.kTriggerAsyncId] = valueAt(outer, 2 * depth + 1);
    fields[length] = depth;
    this.#binding.execution_async_resources.length = depth;
    return depth > 0;
  }

  /** AsyncHooks::clear_async_id_stack, after an uncaught exception. */
  clearStack(): void {
    const { async_hook_fields: fields, async_id_fields: ids } = this.#binding;
    fields[this.#index.kStackLength] = 0;
    ids[this.#index.kExecutionAsyncId] = 0;
    ids[this.#index.kTriggerAsyncId] = 0;
    this.#binding.execution_async_resources.length = 0;
  }

  /** AsyncWrap::EmitAsyncInit. */
  emitInit(asyncId: number, type: string, triggerAsyncId: number, resource: object): void {
    if (this.#enabled('kInit')) this.hooks?.init(asyncId, type, triggerAsyncId, resource);
  }

  /** AsyncWrap::EmitBefore. */
  emitBefore(asyncId: number): void {
    if (this.#enabled('kBefore')) this.hooks?.before(asyncId);
  }

  /** AsyncWrap::EmitAfter. */
  emitAfter(asyncId: number): void {
    if (this.#enabled('kAfter')) this.hooks?.after(asyncId);
  }

  /** Tells `after` of every context on the stack, because an exception has left them all. */
  emitAfters(): void {
    if (!this.#enabled('kAfter')) return;
    do {
      const asyncId = this.executionAsyncId;
      if (asyncId !== 0) this.hooks?.after(asyncId);
      this.popContext(asyncId);
    } while (valueAt(this.#binding.async_hook_fields, this.#index.kStackLength) > 0);
  }

  /** AsyncWrap::EmitDestroy: the hook is called in the next check phase, or before 'beforeExit'. */
  queueDestroy(asyncId: number): void {
    if (this.#enabled('kDestroy')) this.#destroyed.push(asyncId);
  }

  get hasDestroyed(): boolean {
    return this.#destroyed.length > 0;
  }

  /** AsyncWrap::DestroyAsyncIdsCallback. */
  emitDestroys(): void {
    while (this.hasDestroyed) {
      const ids = this.#destroyed;
      this.#destroyed = [];
      for (const asyncId of ids) this.hooks?.destroy(asyncId);
    }
  }

  #enabled(hook: HookConstant): boolean {
    return valueAt(this.#binding.async_hook_fields, this.#index[hook]) > 0;
  }

  /** AsyncHooks::grow_async_ids_stack triples it. */
  #growStack(): void {
    const longer = new Float64Array(this.#binding.async_ids_stack.length * 3);
    longer.set(this.#binding.async_ids_stack);
    this.#binding.async_ids_stack = longer;
  }
}

function valueAt(array: Uint32Array | Float64Array, index: number): number {
  const value = array[index];
  if (value === undefined) throw new RangeError('async_wrap');
  return value;
}
