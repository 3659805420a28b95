import { accept, type Reading, refuse } from './reading.ts';

/** Reads a whole number between two limits, and drops its leading zeros. */
export function readWholeNumber(text: string, min: number, max: number): Reading {
  const number = Number(text);
  return /^\d+$/.test(text) && number >= min && number <= max
    ? accept(String(number))
    : refuse(`a whole number from ${min} to ${max}`);
}
