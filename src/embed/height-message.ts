/** The name of the message, which says whose it is: a page may have frames of several sites. */
const HEIGHT_MESSAGE = 'the-unread-fin:height';
/** The name of the question that a page may ask when it began to listen late. */
const HEIGHT_QUESTION = 'the-unread-fin:height?';
/** A change that a listener of an older version would misread gets another number. */
const VERSION = 1;

/** What an embedded page tells the page around it, at first and at each change. Later versions keep these fields. */
interface HeightMessage {
  readonly type: typeof HEIGHT_MESSAGE;
  readonly version: typeof VERSION;
  /** The height that shows everything without a scroll bar, in CSS pixels. */
  readonly heightPx: number;
}

/** The parts of a window that are used here. */
interface FrameWindow {
  readonly parent: Pick<Window, 'postMessage'>;
  addEventListener(type: 'message', listen: (event: MessageEvent<unknown>) => void): void;
}

/**
 * Tells the page around this frame how high the content is, now and whenever it changes.
 *
 * The target is `*`, because any page may embed this one, and one in a sandbox has an origin that cannot be named. The
 * message has nothing in it that the page around does not see anyway: neither the scenario nor what the reader did.
 *
 * @param heightNow measures the content, in CSS pixels
 * @returns a function to call after each change
 */
export function heightTeller(frame: FrameWindow, heightNow: () => number): () => void {
  let told = 0;
  const tell = () => {
    told = Math.ceil(heightNow());
    const message: HeightMessage = { type: HEIGHT_MESSAGE, version: VERSION, heightPx: told };
    frame.parent.postMessage(message, '*');
  };
  frame.addEventListener('message', ({ source, data }) => {
    if (source === frame.parent && isQuestion(data)) tell();
  });
  return () => {
    if (Math.ceil(heightNow()) !== told) tell();
  };
}

function isQuestion(data: unknown): boolean {
  return (
    typeof data === 'object' && data !== null && 'type' in data && data.type === HEIGHT_QUESTION
  );
}

/**
 * A script for the page around, which gives each frame of ours the height that it asks for. It looks where a message is
 * from, because any frame could send one.
 * @param embedAddress the address of /embed/ without a query
 */
export function heightListener(embedAddress: string): string {
  return `<script>
addEventListener('message', ({ data, source }) => {
  if (data?.type !== '${HEIGHT_MESSAGE}') return;
  for (const frame of document.querySelectorAll('iframe[src^="${embedAddress}"]'))
    if (frame.contentWindow === source) frame.height = data.heightPx;
});
</script>`;
}
