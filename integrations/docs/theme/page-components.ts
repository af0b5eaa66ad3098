import { site } from 'virtual:meantime/docs';
import { astroComponent } from '../components/astro-component.ts';
import * as builtIns from '../components/index.ts';
import { ownComponent } from '../components/site-components.ts';

const own = Object.entries(site.components).map(
  ([name, option]) => [name, astroComponent(ownComponent(name, option))] as const,
);

/** What a page that is a module may use without an import, by name. */
export const pageComponents = { ...builtIns, ...Object.fromEntries(own) };
