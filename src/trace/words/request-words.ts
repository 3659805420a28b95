/** As many as can fail in the largest scenario that the knobs can ask for. */
const LISTED_MAX = 50;
const SHOWN_OF_MANY = 3;

/** `request 2`, `requests 2, 4 and 6` */
export function requestsText(numbers: readonly number[]): string {
  return numbers.length === 1
    ? `request ${numbersText(numbers)}`
    : `requests ${numbersText(numbers)}`;
}

/** `the body of response 2`, `the bodies of responses 1, 2 and 3` */
export function bodiesText(numbers: readonly number[]): string {
  return numbers.length === 1
    ? `the body of response ${numbersText(numbers)}`
    : `the bodies of responses ${numbersText(numbers)}`;
}

/** `2`, `2, 4 and 6`; `2, 4, 6 and 117 more` of a program that asks for as long as it runs. */
function numbersText(numbers: readonly number[]): string {
  if (numbers.length > LISTED_MAX) {
    const shown = numbers.slice(0, SHOWN_OF_MANY);
    return `${shown.join(', ')} and ${numbers.length - shown.length} more`;
  }
  const last = `${numbers.at(-1) ?? ''}`;
  return numbers.length < 2 ? last : `${numbers.slice(0, -1).join(', ')} and ${last}`;
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
