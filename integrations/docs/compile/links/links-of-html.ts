import { isExternal } from '../../addresses/resolve-link.ts';
import { decodeReferences, tagsOf } from '../../markdown/html-tags.ts';
import { addressesIn, linkAttributes } from '../../markdown/link-attributes.ts';

/** The addresses of the site in what a page holds, as it was rendered; the theme's own are left out. */
export function linksOfContent(html: string): string[] {
  const start = html.indexOf('data-meantime-content');
  if (start < 0) return [];
  const ends = ['<footer class="page-footer"', '</main>'].map((end) => html.lastIndexOf(end));
  const content = html.slice(
    start,
    ends.find((end) => end > start),
  );
  const urls = tagsOf(content).flatMap(({ name, attributes }) => {
    const names = linkAttributes.get(name.toLowerCase());
    const held = attributes.filter((attribute) => names?.includes(attribute.name));
    return held.flatMap(({ name: attribute, value }) => addressesIn(attribute, value));
  });
  const found = new Set(urls.map(({ url }) => decodeReferences(url)));
  return [...found].filter((url) => !isExternal(url));
}
