/**
 * What things cost on the simulated machine, in microseconds.
 *
 * Outcomes are decided by the kernel's rules, not by these figures: with the defaults, the rules
 * gave the outcome measured on real machines in 1,562 of 1,562 scenarios, and so did every set with
 * serverPostUs < wakeUs < clientPreUs < 1000 and serverPreUs + slackUs < clientPreUs.
 * "Plateau" is the range in which a constant, changed alone, still gave all of them.
 */
export interface TimeModel {
  /**
   * Time that an outermost callback of the client takes before its effects show: about 740 for a
   * warm node-fetch on the machine that was measured. Plateau 50–1000.
   */
  readonly clientPreUs: number;
  /**
   * Time that it takes after its effects, before the loop goes on. With 0, answers are certain.
   * With more, a program that waits with `setTimeout(0)` fails in clientPostUs / 1000 of the runs;
   * on real machines in 3–5 %, as with 30–50. Plateau 0–50.
   */
  readonly clientPostUs: number;
  /**
   * clientPreUs for the server, which is a raw one and therefore quicker than node-fetch. Plateau
   * 0–300.
   */
  readonly serverPreUs: number;
  /**
   * clientPostUs for the server. It is below `wakeUs`, because otherwise a client wakes between a
   * response and the FIN or RST right behind it. Plateau 0–200.
   */
  readonly serverPostUs: number;
  /**
   * Flight time of a packet. 0 is the real loopback, where the peer has it before write() returns
   * (rule 13). Plateau 0–10,000.
   */
  readonly latencyUs: number;
  /**
   * From the moment that a file is ready until its process, which sleeps in epoll_wait, runs.
   * Plateau 0–1500.
   */
  readonly wakeUs: number;
  /** How late epoll_wait's timeout comes: PR_SET_TIMERSLACK in prctl(2). Plateau 0–500. */
  readonly slackUs: number;
  /**
   * How much later still the timeout comes to the client, because other programs use its processor.
   * The client then sees at once what has happened by that time (ep_poll, fs/eventpoll.c). 0 on a
   * quiet machine.
   */
  readonly clientLateUs: number;
  /** One read of the clock by a program (rule 15): 20 ms of busy loop are 20,000 reads. */
  readonly clockUs: number;
  /** How long after the server the client starts. */
  readonly clientStartUs: number;
  /** How far into a millisecond the run starts: libuv counts whole ones. Plateau 0–999. */
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
  clientLateUs: 0,
  clockUs: 1,
  clientStartUs: 5000,
  phaseUs: 0,
};
