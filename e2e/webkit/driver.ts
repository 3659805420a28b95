import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const DRIVER = [
  '/usr/bin/WebKitWebDriver',
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/WebKitWebDriver',
];
const BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const DISPLAY = '/usr/bin/xvfb-run';
const PORT = 4477;

/** What is missing to drive WebKitGTK here; undefined when nothing is. */
export function webkitMissing(): string | undefined {
  const isHere = DRIVER.some(existsSync) && existsSync(BROWSER) && existsSync(DISPLAY);
  return isHere
    ? undefined
    : 'WebKitGTK is not installed (apt install webkit2gtk-driver xvfb xauth)';
}

/** The part of a W3C WebDriver client that a smoke test needs. Playwright cannot drive Debian's WebKit. */
export class WebKit {
  readonly #driver: ChildProcess;
  #session = '';

  private constructor(driver: ChildProcess) {
    this.#driver = driver;
  }

  static async start(): Promise<WebKit> {
    const command = DRIVER.find(existsSync)!;
    const driver = spawn(DISPLAY, ['-a', command, '--host=127.0.0.1', `--port=${PORT}`], {
      stdio: 'ignore',
      detached: true, // so that the children of xvfb-run can be ended with it
      env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
    });
    const webkit = new WebKit(driver);
    const options = { binary: BROWSER, args: ['--automation'] };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { sessionId } = await webkit.#call('POST', '/session', { capabilities });
        webkit.#session = `/session/${sessionId}`;
        return webkit;
      } catch (error) {
        if (attempt === 40) throw error;
        await new Promise((wake) => setTimeout(wake, 250)); // the driver has not started yet
      }
    }
  }

  async open(url: string): Promise<void> {
    await this.#call('POST', `${this.#session}/url`, { url });
  }

  /** @param script body of a function; its result is JSON */
  evaluate<T>(script: string): Promise<T> {
    return this.#call('POST', `${this.#session}/execute/sync`, { script, args: [] });
  }

  async stop(): Promise<void> {
    await this.#call('DELETE', this.#session).catch(() => {}); // the driver is ended below in any case
    process.kill(-this.#driver.pid!);
  }

  async #call(method: string, path: string, body?: object) {
    const response = await fetch(`http://127.0.0.1:${PORT}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }
}
