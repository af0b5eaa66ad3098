import * as runtime from 'astro/runtime/server/index.js';

// What the theme's bundle, too, needs of Astro's runtime, which promises none of it. Its other
// internals are in astro-internals.ts.

const names = [
  'createComponent',
  'escapeHTML',
  'renderSlot',
  'renderTemplate',
  'spreadAttributes',
  'unescapeHTML',
  'voidElementNames',
] as const;

/** The names that are gone; `docs()` looks before anything is built. */
export function missingRuntimeNames(module: object = runtime): string[] {
  return names.filter((name) => Reflect.get(module, name) === undefined);
}

export const {
  createComponent,
  escapeHTML,
  renderSlot,
  renderTemplate,
  spreadAttributes,
  unescapeHTML,
  voidElementNames,
} = runtime;
