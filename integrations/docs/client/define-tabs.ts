import type { TabChoices } from './tab-choices.ts';
import type { tabGroup, TabGroup } from './tab-group.ts';

/**
 * Defines `<meantime-tab>`, one for each way to choose from within `<meantime-tabs>`: what stands one
 * after another in the page is put behind tabs while it is parsed, so that no other panel is painted
 * first. Tabs of one choice change together and are remembered; a link to an anchor opens the panel
 * that holds it.
 * Self-contained: its text is sent to the browser (see routes/tabs.ts); the attributes are those of
 * src/protocol/markup.ts.
 */
export function defineTabs(choices: TabChoices, makeGroup: typeof tabGroup): void {
  if (customElements.get('meantime-tab')) return;
  const groups = new WeakMap<Element, TabGroup>();
  const nameOf = (place: Element): string => place.getAttribute('data-meantime-choice') ?? '';
  const labelOf = (panel: Element): string => panel.getAttribute('data-meantime-variant') ?? '';

  /** Shows what was chosen, wherever it is to be chosen. */
  const apply = (choice?: string): void => {
    for (const place of document.querySelectorAll('meantime-tabs')) {
      const label = choices.read(nameOf(place));
      const group =
        choice === undefined || choice === nameOf(place) ? groups.get(place) : undefined;
      const panel = group?.panels().find((one) => labelOf(one) === label);
      if (panel) group?.show(panel);
    }
  };
  const choose = (place: Element, panel: Element): void => {
    const { top } = place.getBoundingClientRect();
    groups.get(place)?.show(panel);
    if (place.hasAttribute('data-meantime-choice')) {
      choices.keep(nameOf(place), labelOf(panel));
      apply(nameOf(place));
    }
    // What changed above must not move the tab from under the reader's pointer.
    scrollBy({ top: place.getBoundingClientRect().top - top, behavior: 'instant' });
  };
  const groupOf = (place: Element): TabGroup => {
    const group =
      groups.get(place) ??
      makeGroup(place, (panel) => {
        choose(place, panel);
      });
    groups.set(place, group);
    return group;
  };
  /** Opens the panels around what the address points at. */
  const reveal = (): void => {
    // An address that is not well-formed leads nowhere.
    const id = /^#(?:[^%]|%[\da-f]{2})*$/i.test(location.hash) ? location.hash.slice(1) : '';
    const target = document.getElementById(decodeURIComponent(id));
    if (!target?.closest('meantime-tab[hidden]')) return;
    for (let at: Element | null = target; at; at = at.parentElement) {
      const place = at.matches('meantime-tab[hidden]') ? at.closest('meantime-tabs') : null;
      if (place) groupOf(place).show(at);
    }
    target.scrollIntoView();
  };

  customElements.define(
    'meantime-tab',
    class extends HTMLElement {
      connectedCallback(): void {
        const place = this.closest('meantime-tabs');
        if (place) groupOf(place).add(this);
        if (place && choices.read(nameOf(place)) === labelOf(this)) groupOf(place).show(this);
      }
    },
  );
  // The last is what Astro's router says after a view transition; it does not bubble.
  for (const type of ['hashchange', 'DOMContentLoaded', 'astro:page-load']) {
    addEventListener(type, reveal, { capture: true });
  }
  // A page that comes back from the browser's memory was left with another choice.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) apply();
  });
}
