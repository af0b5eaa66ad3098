import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { checkedInPart } from './errors.ts';

/** A note for each part of the theme that is the site's own, where no page was rendered with it: a check renders those that hold code. */
export function unrenderedParts(
  parts: Readonly<Record<string, string | undefined>>,
): MeantimeError[] {
  return Object.entries(parts).flatMap(([name, path]) => {
    if (path === undefined) return [];
    const file = path.replace(/^\/+/, '');
    const what = `It is the ${name} of every page, but was not rendered: only a build tells whether it works.`;
    return [checkedInPart.at({ location: { file } }, what)];
  });
}

/** A note for each page that only its rendering could judge, where it was not rendered. */
export function unrenderedPages(pages: readonly { path: string }[]): MeantimeError[] {
  return pages.map(({ path }) => {
    const why =
      'It holds code and was not rendered: Astro would have written into the output folder.';
    return checkedInPart.at({ location: { file: path } }, why);
  });
}
