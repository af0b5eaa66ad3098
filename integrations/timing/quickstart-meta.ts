import type { QuickstartMeta } from '../../src/protocol/markup.ts';
import type { TimingSettings } from './options.ts';
import { quickstartId } from './quickstart-id.ts';
import { takeLocale, type SiteLocales } from './site-locales.ts';

type DeclaredPage = TimingSettings['quickstarts'][string];

interface DeclaredPages {
  base: string;
  /** Source files by their pages' paths, as far as routes tell. */
  sources: ReadonlyMap<string, string>;
  locales: SiteLocales;
}

/**
 * What pages say of their quickstarts by the options, by encoded path with the base in front. What is
 * said of a page holds for the same page in the other languages, unless something is said of that.
 */
export function declaredMetas(
  quickstarts: TimingSettings['quickstarts'],
  { base, sources, locales }: DeclaredPages,
): Record<string, QuickstartMeta> {
  const metas = new Map<string, QuickstartMeta>();
  const addressOf = (path: string) => encodeURI(base + path.slice(1));
  const metaOf = (path: string, options: DeclaredPage, source?: string): QuickstartMeta => {
    const { goal, budget, steps, needs } = options;
    const file = source ?? sources.get(path);
    const place = takeLocale(path, locales);
    return {
      id: quickstartId(place.path),
      ...(place.locale !== undefined && { locale: place.locale }),
      goal,
      ...(budget === undefined ? {} : { budgetMs: budget }),
      ...(steps === undefined ? {} : { steps }),
      ...(needs === undefined ? {} : { needs }),
      ...(file === undefined ? {} : { source: file }),
    };
  };
  for (const [path, options] of Object.entries(quickstarts)) {
    metas.set(addressOf(path), metaOf(path, options, options.source));
  }
  for (const [path, options] of Object.entries(quickstarts)) {
    const { path: rest } = takeLocale(path, locales);
    for (const locale of locales.keys()) {
      const translated = `/${locale}${rest}`;
      const address = addressOf(translated);
      if (!metas.has(address)) metas.set(address, metaOf(translated, options));
    }
  }
  return Object.fromEntries(metas);
}
