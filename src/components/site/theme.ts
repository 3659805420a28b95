/** The three colour schemes a reader can ask for. `auto` follows the system. */
const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const NAMES: Record<Theme, string> = { auto: 'automatic', light: 'light', dark: 'dark' };

/**
 * A button that switches to the next scheme and stores it. Base.astro applies the stored scheme before the first paint.
 */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.#show(storedTheme());
    this.querySelector('button')?.addEventListener('click', () => {
      const next = THEMES[(THEMES.indexOf(storedTheme()) + 1) % THEMES.length]!;
      storeTheme(next);
      this.#show(next);
    });
  }

  #show(theme: Theme): void {
    const root = document.documentElement;
    if (theme === 'auto') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    root.dispatchEvent(new Event('themechange'));
    const button = this.querySelector('button');
    if (!button) return;
    button.dataset['theme'] = theme;
    button.title = `Colours: ${NAMES[theme]}`;
    button.ariaLabel = button.title;
  }
}

/** The choice of this page, when the browser refuses storage. */
let unstored: Theme = 'auto';

function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem('theme');
    return THEMES.find((theme) => theme === stored) ?? 'auto';
  } catch {
    return unstored;
  }
}

function storeTheme(theme: Theme): void {
  unstored = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // The browser refuses storage, so the choice lasts until the page is left (`unstored`).
  }
}

customElements.define('theme-switch', ThemeSwitch);
