import { createRequire } from 'node:module';

// A build parses HTML for quickstarts, and writes YAML for pages, that have changed. Loaded with the
// configuration, these two are 270 of the 2,130 modules that a build loads.

type Linkedom = typeof import('linkedom');
type Yaml = typeof import('yaml');

const require = createRequire(import.meta.url);
let linkedom: Linkedom | undefined;
let loadedYaml: Yaml | undefined;

/** That of linkedom, loaded for the first page. */
export function parseHTML(html: string): ReturnType<Linkedom['parseHTML']> {
  linkedom ??= require('linkedom') as Linkedom;
  return linkedom.parseHTML(html);
}

/** The package, loaded when it is first asked for. */
export function yaml(): Yaml {
  return (loadedYaml ??= require('yaml') as Yaml);
}
