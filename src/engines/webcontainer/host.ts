/** Where StackBlitz serves the runtime (@webcontainer/api 1.6.4, dist/internal/constants.js). */
export const RUNTIME_ORIGIN = 'https://stackblitz.com';

/** Path of the page that the client library puts into a hidden frame (dist/internal/iframe-url.js). */
export const RUNTIME_PATH = '/headless';
