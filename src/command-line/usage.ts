import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A command line cannot be read. The message says what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Reads a command line with options and at most one query.
 *
 * @param options as node:util describes them
 * @returns the options, and the query, which is empty when there is none
 * @throws UsageError for an unknown option, a missing value or a second query
 */
export function readOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  const { values, positionals } = parsed(args, options);
  if (positionals.length > 1) {
    throw new UsageError('One query at a time; quote it, so that the shell leaves its "&" alone.');
  }
  return { values, query: positionals[0] ?? '' };
}

function parsed<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
