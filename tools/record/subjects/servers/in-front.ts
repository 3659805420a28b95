import { freePort } from '../../../conformance/listening.ts';
import type { RunningServer } from '../subject.ts';

/** Starts a server on a port of its own. */
export type Start = (port: number, folder: string) => Promise<RunningServer>;

/**
 * Starts a server, and another one in front of it. Both end together.
 *
 * @param front starts the one in front, which the clients see; it gets the port of the one behind
 */
export async function startInFront(
  folder: string,
  behind: Start,
  front: (portBehind: number) => Promise<RunningServer>,
): Promise<RunningServer> {
  const portBehind = await freePort();
  const serverBehind = await behind(portBehind, folder);
  try {
    const serverInFront = await front(portBehind);
    const close = async () => {
      await serverInFront.close();
      await serverBehind.close();
    };
    return { ...serverInFront, close };
  } catch (error) {
    await serverBehind.close();
    throw error;
  }
}
