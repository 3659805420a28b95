import type { EvidenceOf } from '../evidence.ts';
import type { FoundEvidence, Known } from '../found.ts';

/** So soon after an answer nothing but the server's close for it ends a connection. */
const SOON_MS_MAX = 100;

/** That the failing request was not the first one. */
export function laterOf(found: FoundEvidence): Known<EvidenceOf<'order'>['order']> | undefined {
  const orders = found.all('order');
  const order =
    orders.find((each) => each.order === 'every-second') ??
    orders.find((each) => each.order === 'later');
  if (order) return { value: order.order, at: order.at };
  const [again] = [
    ...found.all('pooled-again'),
    ...found.all('packets').filter(({ requestAfterFin }) => requestAfterFin),
  ];
  return again && { value: 'later', at: again.at };
}

/** That the server closes when it is asked to, and does not say so. */
export function silentServerOf(found: FoundEvidence): Known<string> | undefined {
  const head = plainResponseOf(found);
  if (head && !head.saysClose && head.askedClose)
    return { value: 'the response says nothing of a close', at: head.at };
  const server = found.all('server').find(({ closes }) => closes === 'silently');
  if (server) return { value: `${server.name} closes without a word`, at: server.at };
  const wire = found
    .all('packets')
    .find(({ requestAfterFin, saysClose }) => requestAfterFin && !saysClose);
  if (wire) return { value: 'the request was sent after the server’s FIN', at: wire.at };
  const [again] = found.all('pooled-again');
  if (again) return { value: 'the socket of the answered request was used again', at: again.at };
  const soon = found
    .all('order')
    .find(({ afterMs }) => afterMs !== undefined && afterMs <= SOON_MS_MAX);
  if (soon)
    return {
      value: `it failed ${soon.afterMs} ms after an answer of the same server`,
      at: soon.at,
    };
  const regular = found.all('order').find(({ order }) => order === 'every-second');
  return regular && { value: 'it fails in turn with answers', at: regular.at };
}

/** The head of a response over HTTP/1.1 that is no error page. */
export function plainResponseOf(found: FoundEvidence): EvidenceOf<'response'> | undefined {
  return found.all('response').find(({ http, status }) => http === '1.1' && status < 400);
}
