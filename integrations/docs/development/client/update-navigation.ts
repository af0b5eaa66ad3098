let isUpdating = false;
let isAsked = false;

/** Shows the navigation as the server has it, once more for whoever asks meanwhile. */
export async function updateNavigation(): Promise<void> {
  isAsked = true;
  if (isUpdating) return;
  isUpdating = true;
  while (isAsked) {
    isAsked = false;
    await fetchNavigation();
  }
  isUpdating = false;
}

async function fetchNavigation(): Promise<void> {
  const element = document.querySelector('meantime-navigation');
  const src = element?.getAttribute('src');
  if (!element || !src) return;
  const text = await fetch(src).then(
    (response) => (response.ok ? response.text() : ''),
    () => '',
  );
  const { body } = new DOMParser().parseFromString(text, 'text/html');
  const next = body.querySelector('nav');
  if (next) replaceNavigation(element, src, next);
}

/** Groups stay open, the list stays where it is. */
function replaceNavigation(element: Element, src: string, next: HTMLElement): void {
  try {
    // As navigation-state.ts has it: the next page starts with it.
    sessionStorage.setItem(`meantime:${src}`, next.outerHTML);
  } catch {
    // Storage is forbidden or full: the next page fetches it.
  }
  const open = new Map(
    [...element.querySelectorAll('details')].map((group) => [group.dataset['group'], group.open]),
  );
  for (const group of next.querySelectorAll('details')) {
    group.open = open.get(group.dataset['group']) ?? group.open;
  }
  const here = plainPath(location.pathname);
  const current = [...next.querySelectorAll('a')].find((link) => {
    return plainPath(new URL(link.getAttribute('href') ?? '', location.href).pathname) === here;
  });
  current?.setAttribute('aria-current', 'page');
  for (const group of next.querySelectorAll('details')) {
    // Of a page that moved or came.
    if (current && group.contains(current) && !open.has(group.dataset['group'])) group.open = true;
  }
  const scroller = element.parentElement;
  const scrollTop = scroller?.scrollTop ?? 0;
  element.replaceChildren(next);
  if (scroller) scroller.scrollTop = scrollTop;
}

function plainPath(path: string): string {
  return path.replace(/\/(?:index\.html)?$/, '');
}
