/**
 * Keeps the guess of a page until the reader's visit ends, so that the picture is not covered again. A link to a step
 * (`?at=`) uncovers it, too. A browser that refuses storage forgets the guess.
 */
try {
  const key = `guess ${location.pathname}`;
  const guess = sessionStorage[key] ?? (/[?&]at=/.test(location.search) && 'shown');
  for (const input of document.querySelectorAll<HTMLInputElement>('.predict input')) {
    input.checked = input.value === guess;
    input.addEventListener('change', () => {
      sessionStorage[key] = input.value;
    });
  }
} catch {}
