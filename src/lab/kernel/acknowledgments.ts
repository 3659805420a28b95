import type { Host } from './host.ts';

/**
 * TCP_DELACK_MIN and TCP_ATO_MIN (include/net/tcp.h): how long an acknowledgment may wait for
 * company.
 */
const DELAY_US = 40_000;

/**
 * When one end of a connection acknowledges (Linux, icsk_ack): at once, until it turns out to be an
 * end that answers; then with its answers, or 40 ms later. Nothing but the packets depends on it.
 */
export class Acknowledgments {
  readonly #host: Host;
  readonly #send: () => void;
  /** icsk_ack.lrcvtime. */
  #dataArrivedUs = -Infinity;
  /** inet_csk_in_pingpong_mode. */
  #isAnswering = false;
  /** Undefined: none is owed. */
  #dueUs: number | undefined = undefined;

  constructor(host: Host, send: () => void) {
    this.#host = host;
    this.#send = send;
  }

  /** __tcp_ack_snd_check. */
  dataArrived(): void {
    this.#dataArrivedUs = this.#host.now;
    if (this.#isAnswering) this.#sendLater();
    else this.#send();
  }

  /**
   * tcp_fin: the first FIN of a connection is not acknowledged at once
   * (inet_csk_enter_pingpong_mode).
   */
  finArrived(): void {
    this.#isAnswering = true;
    this.#sendLater();
  }

  /** tcp_event_data_sent: data soon after data is an answer. */
  dataSent(): void {
    if (this.#host.now - this.#dataArrivedUs < DELAY_US) this.#isAnswering = true;
  }

  /** A segment has left, and every segment acknowledges; or there is nobody left to be told. */
  cancel(): void {
    this.#dueUs = undefined;
  }

  /** tcp_send_delayed_ack. */
  #sendLater(): void {
    if (this.#dueUs !== undefined) return;
    const dueUs = this.#host.now + DELAY_US;
    this.#dueUs = dueUs;
    this.#host.at(dueUs, () => {
      if (this.#dueUs === dueUs) this.#send();
    });
  }
}
