/**
 * What things cost on the simulated machine, in microseconds.
 *
 * Outcomes are decided by the kernel's rules, not by these figures: with the defaults the Lab gave the outcome
 * measured on real machines in 1,562 of 1,562 scenarios, and so does any set with
 * serverPostUs < wakeUs < clientPreUs < 1000 and serverPreUs + slackUs < clientPreUs.
 * "Plateau" is the range in which a constant, changed alone, still gave all of them.
 */
export interface TimeModel {
  /** Time an outermost callback of the client takes before its effects show. Plateau 50 … 1000 (real: about 740). */
  readonly clientPreUs: number;
  /**
   * Time it takes after its effects, before the loop goes on. Plateau 0 … 50. 0 keeps answers certain; a real
   * client loses the bet of `setTimeout(0)` in about clientPostUs / 1000 of the runs, which is 30 … 50.
   */
  readonly clientPostUs: number;
  /** As clientPreUs, for the server; below it, because a raw server is quicker than node-fetch. Plateau 0 … 300. */
  readonly serverPreUs: number;
  /** Plateau 0 … 200. Below `wakeUs`, else a client wakes between a response and the FIN or RST right behind it. */
  readonly serverPostUs: number;
  /** Flight time of a packet. 0 is the real loopback: the peer has it before write() returns (rule 13). Plateau 0 … 10,000. */
  readonly latencyUs: number;
  /** From a file getting ready to the process that sleeps in epoll_wait running again. Plateau 0 … 1500. */
  readonly wakeUs: number;
  /** How late epoll_wait's timeout comes: the timer slack of prctl(2), PR_SET_TIMERSLACK. Plateau 0 … 500. */
  readonly slackUs: number;
  /** What one read of the clock by the reader's program costs (rule 15): 20 ms of busy loop are 20,000 reads. */
  readonly clockUs: number;
  /** How long after the server the client starts. */
  readonly clientStartUs: number;
  /** When the run starts within a millisecond: libuv's clock is rounded down to whole ones. Plateau 0 … 999. */
  readonly phaseUs: number;
}

export const TIME_MODEL: TimeModel = {
  clientPreUs: 300,
  clientPostUs: 0,
  serverPreUs: 60,
  serverPostUs: 20,
  latencyUs: 0,
  wakeUs: 50,
  slackUs: 50,
  clockUs: 1,
  clientStartUs: 5000,
  phaseUs: 0,
};
