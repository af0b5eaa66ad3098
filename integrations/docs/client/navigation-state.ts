/** What the navigation keeps from page to page, for as long as the tab lives. */
export interface NavigationState {
  html(src: string): string | null;
  keepHtml(src: string, html: string): void;
  /** Keeps which groups are open and how far the list is scrolled. */
  keep(navigation: Element): void;
  restore(navigation: Element): void;
}

/** Self-contained: its text is sent to the browser (see routes/boot.ts). */
export function navigationState(): NavigationState {
  const read = (key: string): string | null => {
    try {
      return sessionStorage.getItem(`meantime:${key}`);
    } catch {
      return null;
    }
  };
  const write = (key: string, value: string): void => {
    try {
      sessionStorage.setItem(`meantime:${key}`, value);
    } catch {
      // Storage is forbidden or full: the next page fetches again.
    }
  };
  const readGroups = (): [[string, boolean][], number] => {
    return JSON.parse(read('groups') ?? '[[],0]') as [[string, boolean][], number]; // written by keep() alone
  };
  return {
    html: read,
    keepHtml: write,
    keep(navigation) {
      const groups = [...navigation.querySelectorAll('details')];
      const open = groups.map((group) => [group.dataset['group'], group.open]);
      write('groups', JSON.stringify([open, navigation.parentElement?.scrollTop ?? 0]));
    },
    restore(navigation) {
      const [groups, scrollTop] = readGroups();
      const open = new Map(groups);
      for (const group of navigation.querySelectorAll('details')) {
        group.open = open.get(group.dataset['group'] ?? '') ?? group.open;
      }
      navigation.parentElement?.scrollTo(0, scrollTop);
    },
  };
}
