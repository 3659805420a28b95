import type { MatrixAxis } from './axis.ts';

/** A page of the matrix: its address, its name in the navigation, and what it says of itself. */
interface AxisPage {
  /** Below the site's base. */
  readonly path: string;
  readonly name: string;
  readonly title: string;
  readonly heading: string;
  readonly description: string;
  readonly lead: string;
}

export const AXIS_PAGES: Readonly<Record<MatrixAxis, AxisPage>> = {
  delays: {
    path: 'matrix/',
    name: 'FIN delay',
    title: 'The record: which Node answers how often',
    heading: 'The record',
    description:
      'Real Node, real servers: how many of two requests with node-fetch end in “socket hang up”, by release, server, client and remedy, warm and cold.',
    lead: 'What real machines did. Each field is a count of trials, and leads to its recording.',
  },
  clients: {
    path: 'matrix/clients/',
    name: 'Clients',
    title: 'The record: clients',
    heading: 'Clients',
    description:
      'node-fetch, axios, got, superagent, undici and others against a server that closes when asked: how many trials ended in “socket hang up”, by release of Node.',
    lead: 'The same two requests, made by one client after the other.',
  },
  servers: {
    path: 'matrix/servers/',
    name: 'Servers',
    title: 'The record: servers',
    heading: 'Servers',
    description:
      'hyper, nginx, Python, the JDK, Bun, Deno, Node behind node-fetch: with which of them two requests end in “socket hang up”, by release of Node, http and https.',
    lead: 'The same client against one server after the other.',
  },
  remedies: {
    path: 'matrix/remedies/',
    name: 'Remedies',
    title: 'The record: remedies',
    heading: 'Remedies',
    description:
      'setTimeout, setImmediate, agents, headers, retries: how many trials each of them saved from “socket hang up”, by release of Node and by when the server’s FIN comes.',
    lead: 'What a program can do about it, and what it got.',
  },
  runtimes: {
    path: 'matrix/runtimes/',
    name: 'Other runtimes',
    title: 'The record: other runtimes',
    heading: 'Other runtimes',
    description:
      'Bun and Deno as clients: how many of two requests against a server that closes when asked were answered, with fetch, node-fetch and node:http.',
    lead: 'Bun and Deno in Node’s place.',
  },
};
