import { createComponent, renderSlot, renderTemplate, unescapeHTML } from '../../astro-html.ts';
import type { SSRResult } from 'astro';
import type { ElementContent } from 'hast';
import { en } from '../../../src/words/languages/en.ts';
import { checkProperties } from './check-properties.ts';
import type { Component, ComponentWords, PropertiesOf, PropertyTypes } from './define-component.ts';
import { renderTree } from './render-tree.ts';

/**
 * A component as editors and `astro check` see it: something that takes these properties. Astro's own
 * type of a component takes any, which is why it is no part of this one.
 */
export type AstroComponent<Properties> = (properties: Properties) => unknown;

interface Slots {
  default: Parameters<typeof renderSlot>[1];
}

const children = '\0children\0';

/** A built-in component for pages that are modules, with the same HTML. */
export function astroComponent<Types extends PropertyTypes>(
  component: Component<Types>,
): AstroComponent<PropertiesOf<Types>> {
  const factory = createComponent((result: SSRResult, properties: unknown, slots: Slots) => {
    const slot = { type: 'raw', value: children } as unknown as ElementContent; // placed, not read
    checkComputed(component, properties as Record<string, unknown>); // Astro gives an object
    const tree = component.html(properties as PropertiesOf<Types>, [slot], wordsIn(properties));
    // Kept apart, because what stands in the slot may bring scripts and styles of its own.
    const [before = '', after = ''] = renderTree(tree).split(children);
    return renderTemplate`${unescapeHTML(before)}${renderSlot(result, slots.default)}${unescapeHTML(after)}`;
  });
  // Astro calls it by its own signature, which the type hides.
  return factory as unknown as AstroComponent<PropertiesOf<Types>>;
}

/** What a page hands on; other code that uses the component is answered in English. */
function wordsIn(properties: unknown): ComponentWords {
  return (properties as { words?: ComponentWords }).words ?? en; // markdown/component-words.ts gives it
}

/**
 * The properties that a page's code gave. Names are checked where they are written; Astro adds some
 * of its own.
 *
 * @throws MeantimeError `property-missing`, `property-wrong`
 */
function checkComputed(
  { name, properties }: Pick<Component, 'name' | 'properties'>,
  given: Readonly<Record<string, unknown>>,
): void {
  const known = Object.entries(given).filter(([key]) => Object.hasOwn(properties, key));
  const [mistake] = checkProperties({ name, properties }, { values: Object.fromEntries(known) });
  if (mistake) throw mistake.at({});
}
