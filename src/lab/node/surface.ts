/** Remembers the own properties of an object, so that they can be restored. */
export class Surface {
  readonly #object: object;
  readonly #descriptors: ReadonlyMap<PropertyKey, PropertyDescriptor>;
  readonly #keys: readonly PropertyKey[];
  readonly #values: readonly unknown[];

  constructor(object: object) {
    this.#object = object;
    const keys = Reflect.ownKeys(object);
    this.#descriptors = new Map(keys.map((key) => [key, descriptorOf(object, key)]));
    const data = [...this.#descriptors].filter(([, descriptor]) => 'value' in descriptor);
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
    const keys = this.#keys;
    for (let index = 0; index < keys.length; index++) {
      if (object[keys[index]!] !== this.#values[index]) return false;
    }
    return true;
  }
}

function descriptorOf(object: object, key: PropertyKey): PropertyDescriptor {
  return Reflect.getOwnPropertyDescriptor(object, key)!;
}
