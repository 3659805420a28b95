/** Finds the parts of a figure, by the names that its markup gives them. */
export type Part = <E extends HTMLElement = HTMLElement>(name: string) => E;

/** @throws Error where the markup has no such part: a defect of the page */
export function partsOf(figure: Element): Part {
  return <E extends HTMLElement>(name: string) => {
    const found = figure.querySelector<E>(`[data-part="${name}"]`);
    if (!found) throw new Error(`the figure has no part "${name}"`);
    return found;
  };
}
