import type { HttpErrorEvent } from '../../trace/record/event.ts';
import type { ProbeReport } from '../../trace/record/probe-record.ts';
import { errorSummary } from '../error-summary.ts';

type Report = Pick<HttpErrorEvent, 'kind' | 'what' | 'request' | 'error'>;

/** `new FetchError` of `consumeBody` (node-fetch 2, lib/index.js; node-fetch 3, src/body.js). */
const GIVEN_UP = /^Invalid response body while trying to fetch (\S*): /;

/**
 * Finds response bodies that node-fetch gives up. The probe may have nothing to report, because
 * Node sees nothing wrong, as with Node 24.17.0. The program may handle the error without an
 * `await` that throws. In all cases a promise is rejected with node-fetch's error, which names the
 * address.
 */
export class BrokenBodies {
  readonly #urls = new Map<number, string>();
  /** Requests with a response that has not failed, oldest first. */
  readonly #answered: number[] = [];
  readonly #seen = new WeakSet<object>();

  /** Called with each event that the probe of this process reports. */
  observe(event: ProbeReport['event']): void {
    if (event.what === 'request') this.#urls.set(event.request, event.url);
    if (event.what === 'response') this.#answered.push(event.request);
  }

  /** A promise of this process is rejected. */
  rejected(reason: unknown): Report | undefined {
    if (typeof reason !== 'object' || reason === null || this.#seen.has(reason)) return undefined;
    const error = errorSummary(reason);
    const url = error.name === 'FetchError' ? GIVEN_UP.exec(error.message)?.[1] : undefined;
    if (url === undefined) return undefined;
    this.#seen.add(reason);
    const request = this.#answered.findLast((each) => this.#urls.get(each) === url);
    if (request === undefined) return undefined;
    this.#answered.splice(this.#answered.indexOf(request), 1);
    return { kind: 'http', what: 'error', request, error };
  }
}
