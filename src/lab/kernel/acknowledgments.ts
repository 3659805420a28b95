import type { Simulation } from './simulation.ts';

/**
 * TCP_DELACK_MIN and TCP_ATO_MIN (include/net/tcp.h): the longest time that an acknowledgment is
 * delayed, so that it can travel with data.
 */
const DELAY_US = 40_000;

/**
 * Decides when one end of a connection acknowledges (Linux, icsk_ack). It acknowledges at once
 * until it answers data with data; from then on an acknowledgment travels with the next answer, or
 * leaves alone after 40 ms. Only the packets show it: no outcome depends on it.
 */
export class Acknowledgments {
  readonly #simulation: Simulation;
  readonly #send: () => void;
  /** icsk_ack.lrcvtime. */
  #dataArrivedUs = -Infinity;
  /** inet_csk_in_pingpong_mode. */
  #isAnswering = false;
  /** When the delayed acknowledgment leaves; undefined when there is none. */
  #dueUs: number | undefined = undefined;

  constructor(simulation: Simulation, send: () => void) {
    this.#simulation = simulation;
    this.#send = send;
  }

  /** __tcp_ack_snd_check. */
  dataArrived(): void {
    this.#dataArrivedUs = this.#simulation.now;
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
    if (this.#simulation.now - this.#dataArrivedUs < DELAY_US) this.#isAnswering = true;
  }

  /**
   * Drops the delayed acknowledgment: a segment has left, and every segment acknowledges; or the
   * connection is over.
   */
  cancel(): void {
    this.#dueUs = undefined;
  }

  /** tcp_send_delayed_ack. */
  #sendLater(): void {
    if (this.#dueUs !== undefined) return;
    const dueUs = this.#simulation.now + DELAY_US;
    this.#dueUs = dueUs;
    this.#simulation.at(dueUs, () => {
      if (this.#dueUs === dueUs) this.#send();
    });
  }
}
