/**
 * The Lab in a realm of its own, inside of the boxed process: the entry of the script that child.ts evaluates. It
 * leaves one function on the global object, which the child removes before a program runs.
 */
import './platform.ts';
import '../../../lab/program/polyfill.ts';
import { ChosenTimes } from '../../../lab/chosen-times.ts';
import { createLlhttp, runLab } from '../../../lab/index.ts';
import { changesSince, intrinsics } from './intrinsics.ts';
import type { BoxFailure, BoxReport, BoxTask, LabRequest, PrepareRuns } from './protocol.ts';
import { type SearchStep, searchInSteps } from './search.ts';

// Read before a program runs, so that a program which replaces them has no effect here.
const { parse, stringify } = JSON;
const { now } = Date;

function prepareRuns(request: string): (task: string) => string {
  const { llhttp, delays, ...input } = parse(request) as LabRequest;
  const parser = createLlhttp(bytesOf(llhttp));
  const before = intrinsics();
  let search: (() => SearchStep) | undefined;
  return (text) => {
    let report: Omit<BoxReport, 'changed'> | Omit<BoxFailure, 'changed'> | SearchStep;
    try {
      const task = parse(text) as BoxTask;
      const run = { ...input, time: task.time };
      if ('orders' in task) {
        search ??= searchInSteps(run, parser, task.orders, now);
        report = search();
      } else {
        report = runLab({ ...run, ...(delays && { times: new ChosenTimes({ delays }) }) }, parser);
      }
    } catch (error) {
      report = { failed: messageOf(error) };
    }
    return stringify({ ...report, changed: changesSince(before) });
  };
}

/** The message of an error. A program may have thrown anything, with getters that throw again. */
function messageOf(error: unknown): string {
  try {
    const { message } = error as Error;
    return typeof message === 'string' ? message : 'it threw what is no error';
  } catch {
    return 'it threw what is no error';
  }
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const digits = base64.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 6) / 8));
  let bits = 0;
  let at = 0;
  for (let index = 0; index < digits.length; index++) {
    bits = ((bits << 6) | BASE64.indexOf(digits.charAt(index))) & 0xffff;
    // Each digit but the first of four completes a byte.
    if (index % 4 > 0) bytes[at++] = bits >> (6 - 2 * (index % 4));
  }
  return bytes;
}

(globalThis as unknown as { prepareRuns?: PrepareRuns }).prepareRuns = prepareRuns;
