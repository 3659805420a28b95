/** Pictures of two times come alive when a reader first reaches one, and their code is loaded then. */
for (const touch of ['pointerover', 'focusin'])
  addEventListener(touch, ({ target }) => {
    if ((target as Element).closest?.('phase-figure')) void import('./phase-figure.ts');
  });
