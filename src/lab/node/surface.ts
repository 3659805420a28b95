/** Remembers the own properties of an object, so that they can be restored. */
export class Surface {
  readonly #object: object;
  readonly #descriptors: ReadonlyMap<PropertyKey, PropertyDescriptor>;
  readonly #keys: readonly PropertyKey[];
  readonly #values: readonly unknown[];

  constructor(object: object) {
    this.#object = object;
    const descriptors = new Map<PropertyKey, PropertyDescriptor>();
    for (const key of Reflect.ownKeys(object)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(object, key);
      if (descriptor !== undefined) descriptors.set(key, descriptor);
    }
    this.#descriptors = descriptors;
    const data = [...descriptors].filter(([, descriptor]) => 'value' in descriptor);
    this.#keys = data.map(([key]) => key);
    this.#values = data.map(([, descriptor]) => descriptor.value);
  }

  /** Removes properties that were added and restores those that were changed. */
  restore(): void {
    if (this.#isUntouched()) return;
    for (const key of Reflect.ownKeys(this.#object)) {
      if (!this.#descriptors.has(key)) Reflect.deleteProperty(this.#object, key);
    }
    for (const [key, descriptor] of this.#descriptors) {
      Reflect.defineProperty(this.#object, key, descriptor);
    }
  }

  /**
   * Accessors are not compared: only a program that redefines one and changes nothing else goes
   * unnoticed.
   */
  #isUntouched(): boolean {
    if (Reflect.ownKeys(this.#object).length !== this.#descriptors.size) return false;
    const object = this.#object as Record<PropertyKey, unknown>;
    return this.#keys.every((key, index) => object[key] === this.#values[index]);
  }
}
