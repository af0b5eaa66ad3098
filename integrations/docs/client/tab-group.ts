/** The tabs of one place, each with the panel it opens. */
export interface TabGroup {
  panels(): Element[];
  /** Puts a panel behind a tab; the first is shown. */
  add(panel: HTMLElement): void;
  show(panel: Element): void;
}

/**
 * Puts tabs before what is to be chosen from, with the keys that ARIA's pattern for tabs asks for.
 * Self-contained: its text is sent to the browser (see routes/tabs.ts).
 *
 * @param choose called with the panel whose tab the reader took
 */
export function tabGroup(place: Element, choose: (panel: Element) => void): TabGroup {
  // Where this is unknown, a panel that can only be found would stay visible.
  const hidden = 'onbeforematch' in place ? 'until-found' : '';
  const tabs = new Map<Element, HTMLElement>();
  const list = document.createElement('div');
  list.setAttribute('role', 'tablist');
  place.prepend(list);

  const show = (shown: Element): void => {
    for (const [panel, tab] of tabs) {
      tab.setAttribute('aria-selected', String(panel === shown));
      // What can only be found is still a box, which would be a stop of its own.
      for (const stop of [tab, panel]) stop.setAttribute('tabindex', panel === shown ? '0' : '-1');
      if (panel === shown) panel.removeAttribute('hidden');
      else panel.setAttribute('hidden', hidden);
    }
  };
  const move = (event: KeyboardEvent, from: Element): void => {
    const panels = [...tabs.keys()];
    const step = getComputedStyle(place).direction === 'rtl' ? -1 : 1;
    const at = panels.indexOf(from);
    const keys: Record<string, number> = {
      ArrowLeft: at - step,
      ArrowRight: at + step,
      Home: 0,
      End: -1,
    };
    const next = panels.at((keys[event.key] ?? NaN) % panels.length);
    if (!(event.key in keys) || !next || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    choose(next);
    tabs.get(next)?.focus();
  };
  const add = (panel: HTMLElement): void => {
    if (tabs.has(panel)) return;
    const tab = document.createElement('button');
    // The same number never comes twice in a document.
    const id = `meantime-tab-${document.querySelectorAll('[role=tab]').length}`;
    Object.assign(tab, { type: 'button', id, textContent: panel.dataset['meantimeVariant'] });
    panel.id ||= `${id}-panel`;
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-controls', panel.id);
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', id);
    tabs.set(panel, tab);
    list.append(tab);
    tab.addEventListener('click', () => {
      choose(panel);
    });
    tab.addEventListener('keydown', (event) => {
      move(event, panel);
    });
    // Sent to a panel in which find-in-page or a link has found something.
    panel.addEventListener('beforematch', () => {
      show(panel);
    });
    show([...tabs.keys()].find((one) => !one.hasAttribute('hidden')) ?? panel);
  };
  return { panels: () => [...tabs.keys()], add, show };
}
