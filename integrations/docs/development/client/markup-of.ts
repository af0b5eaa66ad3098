/** An element as text, without the places in files that Astro's toolbar reads and removes. */
export function markupOf(element: Element): string {
  return element.outerHTML.replace(/ data-astro-source-(?:file|loc)="[^"]*"/g, '');
}
