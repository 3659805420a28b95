/** Finds the parts of a figure or a page, by the names that its markup gives them. */
export type Part = <E extends HTMLElement = HTMLElement>(name: string) => E;

/**
 * A missing part is a defect, because the markup and the script are built together.
 * @throws Error when the markup has no such part
 */
export function partsOf(root: ParentNode): Part {
  return <E extends HTMLElement>(name: string) => {
    const found = root.querySelector<E>(`[data-part="${name}"]`);
    if (!found) throw new Error(`there is no part "${name}"`);
    return found;
  };
}
