/** A figure comes alive when a reader first touches it, and its code is loaded then. */
for (const figure of document.querySelectorAll('phase-figure'))
  for (const touch of ['pointerenter', 'focusin'])
    figure.addEventListener(touch, () => import('./phase-figure.ts'), { once: true });
