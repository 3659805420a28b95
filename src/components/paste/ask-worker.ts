import CaseWorker from './case-worker.ts?worker&inline';
import type { CaseAnswer, PieceSource } from './messages.ts';

/** Reading ten megabytes takes less than a second. After this the text is one that the readers cannot cope with. */
const ANSWER_MS_MAX = 15_000;

/** The text could not be read in time, or the worker failed. The message is for the reader. */
export class NotAnswered extends Error {
  constructor() {
    super(
      'The text could not be read. Paste the part with the error alone: the stack, and some lines before it.',
    );
    this.name = 'NotAnswered';
  }
}

/**
 * Has a case read by a worker. The worker is made from text that the page has, so the page’s policy is the worker’s too
 * (HTML §10.2.4: the policy container of a worker from a blob is that of its creator). A worker from a file would get the
 * policy of that file’s response, and not every host can send one.
 */
export class CaseQuestions {
  #worker: Worker | undefined;
  #sent = new Set<number>();
  #id = 0;

  /** @throws NotAnswered */
  ask(pieces: readonly Required<PieceSource>[]): Promise<CaseAnswer> {
    this.#worker ??= new CaseWorker();
    const worker = this.#worker;
    this.#id += 1;
    const id = this.#id;
    const news = pieces.map(({ source, ...piece }) =>
      this.#sent.has(piece.key) ? piece : { ...piece, source },
    );
    this.#sent = new Set(pieces.map(({ key }) => key));
    worker.postMessage({ id, pieces: news });
    return new Promise((resolve, reject) => {
      const fail = () => {
        end();
        this.#stop();
        reject(new NotAnswered());
      };
      const take = ({ data }: MessageEvent<CaseAnswer>) => {
        if (data.id !== id) return;
        end();
        resolve(data);
      };
      const timer = setTimeout(fail, ANSWER_MS_MAX);
      const end = () => {
        clearTimeout(timer);
        worker.removeEventListener('message', take);
        worker.removeEventListener('error', fail);
      };
      worker.addEventListener('message', take);
      worker.addEventListener('error', fail);
    });
  }

  /** Another worker is made for the next question, and gets all pieces again. */
  #stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#sent.clear();
  }
}
