/** A frame of a capture, as the network card gave it. */
export interface CapturedFrame {
  /** Since 1970, in seconds. */
  readonly timeS: number;
  /** What the bytes begin with: LINKTYPE_ of the pcap format, 1 for Ethernet. */
  readonly linkType: number;
  readonly bytes: Uint8Array;
}
