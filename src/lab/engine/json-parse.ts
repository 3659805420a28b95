import type * as JsonError from './json-error.ts';
import { native } from './native.ts';

/**
 * Makes JSON.parse fail in the words of the release's V8, on every host.
 *
 * @param words of errors, asked for when there is one
 * @param failed is told of each error, with the text and the index at which the parser stopped
 */
export function jsonParseOf(
  major: number,
  words: () => typeof JsonError,
  failed: (error: SyntaxError, text: string, at: number) => void = () => {},
): () => () => void {
  const { parse } = JSON;
  const value = native('parse', (text: string, ...reviver: []) => {
    // Once only: it may be an object whose toString counts.
    const source = `${text}`;
    try {
      return parse(source, ...reviver);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const { faultOf, jsonMessage } = words();
      const fault = faultOf(source);
      if (fault === undefined) throw error;
      const explained = new SyntaxError(jsonMessage(source, fault, major));
      failed(explained, source, fault.at);
      throw explained;
    }
  });
  Object.defineProperty(value, 'length', { value: 2, configurable: true });
  return () => {
    const define = (parser: typeof parse) =>
      Object.defineProperty(JSON, 'parse', { value: parser, writable: true, configurable: true });
    define(value);
    return () => define(parse);
  };
}
