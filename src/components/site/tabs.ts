import { rove } from './rove.ts';

/**
 * Turns sections with headings into tabs: `<tab-set>` holds `<h3 data-tab>` headings, each followed by its section.
 * Without script the sections stay below one another.
 */
class TabSet extends HTMLElement {
  connectedCallback(): void {
    const headings = [...this.querySelectorAll<HTMLElement>('[data-tab]')];
    const list = document.createElement('div');
    list.setAttribute('role', 'tablist');
    list.setAttribute('aria-label', this.getAttribute('aria-label') ?? '');
    const tabs = headings.map((heading) => tabFrom(heading));
    const pick = (picked: HTMLElement) => {
      for (const { tab, panel } of tabs) {
        const on = tab === picked;
        tab.setAttribute('aria-selected', String(on));
        tab.tabIndex = on ? 0 : -1;
        panel.hidden = !on;
      }
    };
    for (const { tab } of tabs) {
      tab.addEventListener('click', () => pick(tab));
      list.append(tab);
    }
    this.prepend(list);
    rove(list, '[role="tab"]', pick);
    if (tabs[0]) pick(tabs[0].tab);
  }
}

function tabFrom(heading: HTMLElement): { tab: HTMLElement; panel: HTMLElement } {
  const panel = heading.nextElementSibling as HTMLElement;
  const tab = document.createElement('button');
  tab.type = 'button';
  tab.id = heading.id;
  tab.textContent = heading.textContent;
  tab.setAttribute('role', 'tab');
  tab.setAttribute('aria-controls', panel.id);
  panel.setAttribute('role', 'tabpanel');
  panel.setAttribute('aria-labelledby', tab.id);
  // From now on the tab names the panel. The heading stays for readers who navigate by headings.
  heading.removeAttribute('id');
  heading.classList.add('vh');
  panel.prepend(heading);
  return { tab, panel };
}

customElements.define('tab-set', TabSet);
