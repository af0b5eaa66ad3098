import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Shapes of the icons of Lucide, drawn on 24 by 24 units, as SVG without the element around them. */
export interface IconShapes {
  /** Undefined where there is no icon of that name. */
  find(name: string): string | undefined;
  readonly names: readonly string[];
}

/** As Iconify publishes a set of icons. */
interface IconSet {
  icons: Readonly<Record<string, { body: string }>>;
  aliases?: Readonly<Record<string, { parent: string }>>;
}

// A page that is a module is bundled apart from the integration and runs in the same process, where
// the set may lie out of its reach: what loaded first has it.
const shared = globalThis as unknown as Record<symbol, IconShapes | undefined>;
const key = Symbol.for('meantime icon shapes');

/** Read when the first icon is asked for: a site without icons has none of them in memory. */
export const iconShapes: IconShapes = (shared[key] ??= lazyShapes());

function lazyShapes(): IconShapes {
  let read: IconSet | undefined;
  const set = (): IconSet => (read ??= readSet());
  return {
    find(name) {
      const { icons, aliases = {} } = set();
      const parent = Object.hasOwn(aliases, name) ? aliases[name]?.parent : undefined;
      const found = parent ?? name;
      return Object.hasOwn(icons, found) ? icons[found]?.body : undefined;
    },
    get names() {
      const { icons, aliases = {} } = set();
      return [...Object.keys(icons), ...Object.keys(aliases)];
    },
  };
}

function readSet(): IconSet {
  const file = createRequire(import.meta.url).resolve('@iconify-json/lucide/icons.json');
  return JSON.parse(readFileSync(file, 'utf8')) as IconSet; // the format of the package
}
