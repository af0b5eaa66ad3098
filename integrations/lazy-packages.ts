import { createRequire } from 'node:module';

// Most builds parse no HTML and write no YAML: nothing that they are for has changed. Loaded with the
// configuration, these would be a fifth of the modules of this package and of what it uses.

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
