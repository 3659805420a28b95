/**
 * What Node's C++ gives to its JavaScript, one file for each `internalBinding`. A name that is not
 * in the table is answered by the stub of the release's shape alone: constants are right, functions
 * report themselves.
 */
import { asyncContextFrame } from './async-context-frame.ts';
import { asyncWrap } from './async-wrap.ts';
import { buffer } from './buffer.ts';
import { caresWrap } from './cares-wrap.ts';
import { config } from './config.ts';
import { credentials } from './credentials.ts';
import { diagnosticsChannel } from './diagnostics-channel.ts';
import { encodingBinding } from './encoding.ts';
import type { BindingFactory } from './environment.ts';
import { errors } from './errors.ts';
import { httpParser } from './http-parser.ts';
import { icu } from './icu.ts';
import { messaging } from './messaging.ts';
import { mksnapshot } from './mksnapshot.ts';
import { performance } from './performance.ts';
import { permission } from './permission.ts';
import { streamWrap } from './stream-wrap.ts';
import { stringDecoder } from './string-decoder.ts';
import { taskQueue } from './task-queue.ts';
import { tcpWrap } from './tcp-wrap.ts';
import { timers } from './timers.ts';
import { traceEvents } from './trace-events.ts';
import { ttyWrap } from './tty-wrap.ts';
import { types } from './types.ts';
import { url } from './url.ts';
import { util } from './util.ts';
import { uv } from './uv.ts';
import { worker } from './worker.ts';

export const BINDINGS: Readonly<Record<string, BindingFactory>> = {
  async_context_frame: asyncContextFrame,
  async_wrap: asyncWrap,
  buffer,
  cares_wrap: caresWrap,
  config,
  credentials,
  diagnostics_channel: diagnosticsChannel,
  encoding_binding: encodingBinding,
  errors,
  http_parser: httpParser,
  icu,
  messaging,
  mksnapshot,
  performance,
  permission,
  stream_wrap: streamWrap,
  string_decoder: stringDecoder,
  task_queue: taskQueue,
  tcp_wrap: tcpWrap,
  timers,
  trace_events: traceEvents,
  tty_wrap: ttyWrap,
  types,
  url,
  util,
  uv,
  worker,
};
