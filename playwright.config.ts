import { defineConfig, devices } from '@playwright/test';
import { IS_SWEEP, LEFT_TO_SWEEP } from './e2e/sweep.ts';
import { BROWSERS, launchOptionsOf } from './tools/browsers.ts';

/** Another port lets two checkouts be tested side by side. */
const port = Number(process.env['E2E_PORT'] ?? 4399);
const isRoot = process.getuid?.() === 0;
const isCi = Boolean(process.env['CI']);

// A sweep uses the browser with its window, as a reader does.
const [systemChromium, systemFirefox] = BROWSERS.map((each) => launchOptionsOf(each, IS_SWEEP));
if (!systemFirefox)
  console.log('e2e: Firefox is left out, none is installed (apt install firefox-esr)');

/** Options for a browser that makes no requests of its own: the tests must pass without a network. */
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: isCi,
  workers: 2,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: 'test-results/reports/e2e.json' }]],
  outputDir: 'test-results/e2e',
  use: {
    baseURL: `http://localhost:${port}`,
    actionTimeout: 10_000,
    trace: 'off',
  },
  webServer: {
    command: `node tools/hosting/preview.ts --port ${port}`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: !isCi,
    timeout: 60_000,
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: { args: QUIET, chromiumSandbox: !isRoot, ...systemChromium },
      },
    },
    ...(systemFirefox
      ? [
          {
            name: 'firefox',
            ...(LEFT_TO_SWEEP ? { grepInvert: LEFT_TO_SWEEP } : {}),
            use: {
              ...devices['Desktop Firefox'],
              // Stock Firefox speaks WebDriver BiDi, not Playwright's own protocol.
              ...(systemFirefox.executablePath
                ? { channel: 'moz-firefox', launchOptions: systemFirefox }
                : {}),
            },
          },
        ]
      : []),
  ],
});
