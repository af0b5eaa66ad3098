import { createComponent, renderTemplate, unescapeHTML } from '../../astro-html.ts';
import { site } from 'virtual:meantime/docs';
import { astroComponent } from '../components/astro-component.ts';
import * as builtIns from '../components/index.ts';
import { overviewHtml, type EntriesOf } from '../components/overview.ts';
import { ownComponent } from '../components/site-components.ts';

const own = Object.entries(site.components).map(
  ([name, option]) => [name, astroComponent(ownComponent(name, option))] as const,
);

/**
 * What a page that is a module may use without an import, by name.
 *
 * @param overviewOf the overview of a folder, as the page has it
 */
export function pageComponents(overviewOf: EntriesOf): Record<string, unknown> {
  const Overview = createComponent((_result: unknown, properties: OverviewProperties) => {
    const { folder = '', as = 'cards' } = properties;
    return renderTemplate`${unescapeHTML(overviewHtml(overviewOf(folder), as))}`;
  });
  return { ...builtIns, Overview, ...Object.fromEntries(own) };
}

interface OverviewProperties {
  folder?: string;
  as?: string;
}
