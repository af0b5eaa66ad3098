import { nearestName } from '../../../src/text/nearest-name.ts';
import { placeAt } from '../../../src/text/place-at.ts';
import { asideNames, directiveAside } from '../markdown/aside-names.ts';
import { codeGroupName } from '../markdown/code-groups.ts';
import type { WrittenPage } from '../parse/written-page.ts';
import { asideSpaced, containerUnknown } from '../problems/errors.ts';
import type { Mistake } from './mistake.ts';

/** `::: tip`, which other generators read as an aside and readers would see as text. */
export function asideMistakes({ source: { text }, nodes }: WrittenPage): Mistake[] {
  return nodes.flatMap(({ node }) => {
    if (node.type !== 'paragraph') return [];
    const { start, end } = node.position ?? {};
    const written = text.slice(start?.offset, end?.offset);
    // Several may follow each other without an empty line.
    return [...written.matchAll(/^[ \t]*(:{3,})[ \t]+([a-z][\w-]*)/gm)].map((found): Mistake => {
      const [whole, colons = '', name = ''] = found;
      const offset = (start?.offset ?? 0) + found.index + whole.indexOf(colons);
      return {
        place: placeAt(text, offset),
        at: (location) =>
          isRead(name)
            ? asideSpaced.at({ location }, `${colons} ${name}`, colons + name)
            : containerUnknown.at({ location }, name, insteadOf(name)),
      };
    });
  });
}

/** `:::details`, of which no plugin makes anything. */
export function unknownContainers({ source: { text }, nodes }: WrittenPage): Mistake[] {
  return nodes.flatMap(({ node }): Mistake[] => {
    if (node.type !== 'containerDirective' || isRead(node.name)) return [];
    const { name } = node;
    return [
      {
        place: placeAt(text, node.position?.start.offset ?? 0),
        at: (location) => containerUnknown.at({ location }, name, insteadOf(name)),
      },
    ];
  });
}

function isRead(name: string): boolean {
  return name === codeGroupName || directiveAside(name) !== undefined;
}

const insteads: Readonly<Record<string, string>> = {
  details:
    'Write <details><summary>…</summary> … </details>, with empty lines around what is inside.',
  tabs: 'In an .mdx page write <Tabs> with a <TabItem label="…"> around each part.',
  raw: 'Remove the lines with the colons: they keep VitePress from styling what is inside.',
};

function insteadOf(name: string): string {
  if (Object.hasOwn(insteads, name)) return insteads[name] ?? '';
  const meant = nearestName(name, asideNames);
  const known = `The asides are ${asideNames.join(', ')}.`;
  return meant === undefined ? known : `Did you mean ":::${meant}"? ${known}`;
}
