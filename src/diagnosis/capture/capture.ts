import { pcapFrames } from './pcap.ts';
import { pcapngFrames } from './pcapng.ts';
import { segmentOf, segmentText } from './segment.ts';

/** Frames that are read of one capture. Two requests take twenty. */
const FRAMES_MAX = 200_000;

/** Whether the bytes are those of a capture: pcap of either byte order and precision, or pcapng. */
export function isCapture(bytes: Uint8Array): boolean {
  if (bytes.length < 24) return false;
  const magic = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return [0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1, 0x0a0d0d0a].includes(magic);
}

/**
 * A capture as `tcpdump -nA` prints it: a line for each TCP segment, and below it the head of a request or a response.
 * Bodies are left out. Frames that are cut off, or are no TCP, are skipped.
 */
export function captureText(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames = view.getUint32(0) === 0x0a0d0d0a ? pcapngFrames(view) : pcapFrames(view);
  const lines: string[] = [];
  let read = 0;
  for (const frame of frames) {
    read += 1;
    if (read > FRAMES_MAX) break;
    const segment = segmentOf(frame);
    if (segment) lines.push(segmentText(segment, frame.timeS));
  }
  return lines.join('\n');
}
