import type { HastPluginEntry } from 'satteri';
import type { Components } from '../components/built-ins.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import { glossaryTerms } from './glossary-terms.ts';
import { pageGlossary } from './page-glossary.ts';
import { tooltipIds } from './tooltip-ids.ts';

/** What tooltips of a page and those of its terms need. */
export function tooltips(
  site: Pick<SiteSettings, 'lang' | 'glossary'>,
  components: Components,
): HastPluginEntry[] {
  return [tooltipIds(components), glossaryTerms(pageGlossary(site), components)];
}
