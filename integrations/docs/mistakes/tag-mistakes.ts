import { nearestName } from '../../../src/text/nearest-name.ts';
import { placeAt } from '../../../src/text/place-at.ts';
import { builtIns } from '../components/built-ins.ts';
import { checkProperties } from '../components/check-properties.ts';
import { builtInUnknown, componentUnknown, nestedTooDeep } from '../problems/errors.ts';
import { builtInImports, type KnownNames } from '../markdown/known-names.ts';
import type { Mistake } from './mistake.ts';
import type { WrittenCode, WrittenTag } from '../parse/written-page.ts';
import { scanTag } from './scan-tag.ts';

/** What is wrong with a component's tag, each at its attribute or, where one is missing, at the tag. */
export function mistakesOfTag(tag: WrittenTag, names: KnownNames, source: string): Mistake[] {
  const component = names.componentBehind(tag.name);
  const [root = tag.name] = tag.name.split('.');
  if (!component) return names.has(root) ? [] : [unknownComponent(tag, names, source)];
  const attributes = scanTag(source, tag.start).attributes;
  return checkProperties(component, tag).map(({ property, at }) => ({
    at: (location) => at({ location }),
    // Of an attribute that was written twice the last one counts.
    place: placeAt(
      source,
      attributes.findLast(({ name }) => name === property)?.start ?? tag.start,
    ),
  }));
}

function unknownComponent(
  { name, start }: WrittenTag,
  { components, given }: KnownNames,
  source: string,
): Mistake {
  const known = [...given.keys()];
  const nearest = nearestName(name, components);
  return {
    place: placeAt(source, start),
    at: (location) => componentUnknown.at({ location }, name, nearest, known),
  };
}

/** Names that an import asks meantime/components for and that are not there. */
export function mistakesOfImports({ code, start }: WrittenCode, source: string): Mistake[] {
  const known = [...builtIns.keys()];
  return builtInImports(code)
    .filter(({ name }) => !builtIns.has(name))
    .map(({ name, offset }) => ({
      place: placeAt(source, start + offset),
      at: (location) => builtInUnknown.at({ location }, name, nearestName(name, known), known),
    }));
}

const maxDepth = 200;

/** The first tag that stands inside too many others for the calls that write it as HTML. */
export function nestedTooDeeply(tags: readonly WrittenTag[], source: string): Mistake | undefined {
  const open: number[] = [];
  for (const { start, end } of tags.toSorted((a, b) => a.start - b.start)) {
    while ((open.at(-1) ?? Infinity) <= start) open.pop();
    open.push(end);
    if (open.length > maxDepth) {
      return {
        place: placeAt(source, start),
        at: (location) => nestedTooDeep.at({ location }, 'tags', maxDepth),
      };
    }
  }
  return undefined;
}
