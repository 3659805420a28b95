// Takes the place of https://stackblitz.com/headless and offers only what @webcontainer/api 1.6.4 expects there (its
// dist/index.js). Programs run outside of the page, in real Node processes, through the bindings standIn_*.
/* global Comlink, standIn_behaviour, standIn_spawn, standIn_kill */
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Contents by path. */
let files = {};
let lastId = 0;
const processes = new Map();
const listeners = new Map();

/** Called by the test with what a process reports. */
globalThis.standIn_notify = async (id, notice) => {
  const { output, exit } = processes.get(id) ?? {};
  if (notice.type === 'output') await output?.(encoder.encode(notice.text));
  if (notice.type === 'port') emit('port', 3000, notice.state, '');
  if (notice.type !== 'exit') return;
  await output?.(null);
  exit?.(notice.code);
};

globalThis.standIn_fail = (message) => emit('error', { message });

function emit(event, ...args) {
  for (const listener of listeners.get(event) ?? []) listener(...args);
}

const fileSystem = { readFile: async (path) => encoder.encode(files[path] ?? '') };

const container = {
  fs: () => Comlink.proxy(fileSystem),
  previewScript: () => null,
  runtimeInfo: () => ({ path: '/bin', cwd: '/home/unread-fin' }),
  loadFiles: async (payload) => {
    const behaviour = await standIn_behaviour();
    if (behaviour === 'mount-hangs') await new Promise(() => {});
    if (behaviour === 'mount-fails') throw new Error('ENOSPC: no space left on device');
    flatten(JSON.parse(decoder.decode(payload)), '');
  },
  on: (event, listener) => {
    const known = listeners.get(event) ?? new Set();
    listeners.set(event, known.add(listener));
    return Comlink.proxy(() => known.delete(listener));
  },
  run: async ({ args, cwd, env }, _stdout, _stderr, output) => {
    const behaviour = await standIn_behaviour();
    if (behaviour === 'spawn-hangs') await new Promise(() => {});
    if (behaviour === 'spawn-fails') throw new Error('no such command: node');
    const program = behaviour === 'node-crashes' ? ['-e', 'process.exit(139)'] : args;
    const id = ++lastId;
    const onExit = new Promise((exit) => processes.set(id, { output, exit }));
    await standIn_spawn({ id, args: program, cwd: cwd ?? '', env: env ?? {}, files });
    const kill = async () => {
      if ((await standIn_behaviour()) !== 'kill-fails') await standIn_kill(id);
    };
    return Comlink.proxy({ onExit, write() {}, resize() {}, kill });
  },
  setPreviewScript() {},
  setCredentials() {},
  teardown() {
    files = {};
    for (const id of processes.keys()) standIn_kill(id);
  },
};

/** `{ d: { name: { d } | { f: { c } } } }`, the client's own form of a FileSystemTree. */
function flatten({ d: entries }, folder) {
  for (const [name, entry] of Object.entries(entries)) {
    if ('d' in entry) flatten(entry, `${folder}${name}/`);
    else files[folder + name] = entry.f.c;
  }
}

const server = {
  build: async () => {
    switch (await standIn_behaviour()) {
      case 'build-hangs':
        return new Promise(() => {});
      case 'build-rejects':
        throw new Error('boom from the runtime');
      case 'not-isolated-inside':
        throw new DOMException(
          "Failed to execute 'postMessage' on 'Worker': SharedArrayBuffer transfer requires self.crossOriginIsolated.",
          'DataCloneError',
        );
      case 'out-of-memory':
        throw new RangeError('WebAssembly.instantiate(): Out of memory');
      default:
        return Comlink.proxy(container);
    }
  },
};

if ((await standIn_behaviour()) !== 'no-init') {
  const { port1, port2 } = new MessageChannel();
  Comlink.expose(server, port1);
  parent.postMessage({ type: 'init' }, '*', [port2]);
}
