/** What the page carries to be said when it happens (see theme/layout.astro). */
export type Announcement = 'copied' | 'pressKeys' | 'searchFailed';

/**
 * Says something to readers who do not see it happen.
 *
 * @returns what it says, in the page's language
 */
export function announce(name: Announcement): string {
  const region = document.querySelector<HTMLElement>('[data-meantime-announcer]');
  const text = region?.dataset[name] ?? '';
  if (region) region.textContent = text;
  return text;
}
