/**
 * The browsers of the browser tests. Playwright's own build is used if it has been downloaded, else the system's.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type BrowserType, chromium, firefox } from '@playwright/test';

interface Browser {
  /** The name that Playwright gives it. */
  readonly name: 'chromium' | 'firefox';
  /** The name of its Debian package. */
  readonly package: string;
  readonly playwright: BrowserType;
  /** Where operating systems install it. */
  readonly paths: readonly string[];
  /**
   * The same browser without a window, as Playwright's own build is. The window takes half of the processor's time in a
   * test, and no test looks at it.
   */
  readonly shell?: { readonly package: string; readonly path: string };
}

export const BROWSERS: readonly Browser[] = [
  {
    name: 'chromium',
    package: 'chromium',
    playwright: chromium,
    paths: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
    shell: { package: 'chromium-headless-shell', path: '/usr/bin/chromium-headless-shell' },
  },
  {
    name: 'firefox',
    package: 'firefox-esr',
    playwright: firefox,
    paths: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
  },
];

/**
 * Options to launch a browser of this machine: `{}` for Playwright's own build, undefined when there is no browser.
 *
 * @param isWhole prefers the build with a window
 */
export function launchOptionsOf(
  { playwright, paths, shell }: Browser,
  isWhole = false,
): { executablePath?: string } | undefined {
  if (existsSync(playwright.executablePath())) return {};
  const without = shell ? [shell.path] : [];
  const executablePath = [...(isWhole ? [] : without), ...paths, ...without].find(existsSync);
  return executablePath === undefined ? undefined : { executablePath };
}

const isMissing = (browser: Browser) => launchOptionsOf(browser) === undefined;

/** Only the build with a window is here, which is slow. */
const lacksShell = (browser: Browser) =>
  browser.shell !== undefined &&
  !existsSync(browser.playwright.executablePath()) &&
  !existsSync(browser.shell.path);

/**
 * Installs the browsers that this machine lacks: Debian's packages when we are root, else Playwright's own builds.
 * Prints what it does, and what to install by hand when neither works.
 *
 * @returns the browsers that are still missing
 */
export function ensureBrowsers(): readonly Browser[] {
  const missing = BROWSERS.filter(isMissing);
  const wanted = canUseApt() ? BROWSERS.filter((each) => isMissing(each) || lacksShell(each)) : [];
  if (missing.length === 0 && wanted.length === 0) return [];
  console.log(`Getting ${namesOf([...new Set([...missing, ...wanted])])}, for the browser tests …`);
  if (wanted.length > 0) installFromDebian(wanted);
  const rest = missing.filter(isMissing);
  if (rest.length > 0) run('playwright', ['install', ...rest.map(({ name }) => name)]);
  const still = missing.filter(isMissing);
  if (still.length > 0) {
    const packages = still.map((browser) => browser.package).join(' ');
    console.error(
      `${namesOf(still)} could not be installed. On Debian and Ubuntu: sudo apt install ${packages}`,
    );
  }
  return still;
}

function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function installFromDebian(browsers: readonly Browser[]): void {
  // On a machine that has just started another apt may hold the lock.
  const wait = ['-o', 'DPkg::Lock::Timeout=600'];
  const packages = browsers.flatMap((each) => [
    ...(isMissing(each) ? [each.package] : []),
    ...(each.shell ? [each.shell.package] : []),
  ]);
  run('apt-get', [...wait, 'update']);
  run('apt-get', [
    ...wait,
    'install',
    '-y',
    '--no-install-recommends',
    ...packages,
    'fonts-liberation',
  ]);
}

/** Runs a command and prints its stderr only if it fails. */
function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) console.error(`${command} ${args[0]}: ${error?.message ?? stderr.trim()}`);
}

function namesOf(browsers: readonly Browser[]): string {
  return browsers.map(({ name }) => name).join(' and ');
}
