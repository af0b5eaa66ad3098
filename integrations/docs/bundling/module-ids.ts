import { isAbsolute } from 'node:path';

/** The file of a module, by the id that the bundler has for it. */
export function withoutQuery(id: string): string {
  return id.replace(/[?#].*$/s, '');
}

/** True for what was installed. */
export function isPackageFile(id: string): boolean {
  return isAbsolute(id) && id.includes('/node_modules/');
}

const whole = /\/node_modules\/(?:astro|meantime)\/(?!(?:.*\/)?node_modules\/)/;

/** True for what was installed and may import what nobody has: Astro and this package bring theirs along. */
export function mayLackImports(id: string): boolean {
  return isPackageFile(id) && !whole.test(id);
}

/** True for what somebody of the project wrote. */
export function isProjectFile(id: string): boolean {
  return isAbsolute(id) && !isPackageFile(id) && !isList(id);
}

/** Astro's lists of what its collections import. */
export function isList(id: string | undefined): boolean {
  return id?.includes('/.astro/') ?? false;
}
