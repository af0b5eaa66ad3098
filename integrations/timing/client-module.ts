import type { VitePlugin } from '../vite-plugin.ts';
import type { ClientSettings } from './client-settings.ts';
import { virtualModule } from '../virtual-module.ts';

/** The scripts of the client, as they are in the package. */
export const entries = {
  followPage: 'integrations/timing/client/follow-page.ts',
  followQuickstart: 'integrations/timing/client/follow-quickstart.ts',
  deliver: 'integrations/timing/client/deliver.ts',
  readQuickstart: 'integrations/timing/client/read-quickstart.ts',
  showInterface: 'integrations/timing/client/interface/show-interface.ts',
} as const;

export type EntryName = keyof typeof entries;

/** Where scripts load one another. */
export type EntryUrls = Partial<Record<EntryName, string>>;

/**
 * Vite plugin that gives browser code its settings as constants, so that it is bundled without what
 * they do not ask for.
 */
export function clientModule(
  settings: () => ClientSettings,
  urls: EntryUrls,
  isDev: boolean,
): VitePlugin {
  const urlConstants = {
    followUrl: urls.followQuickstart ?? '',
    deliverUrl: urls.deliver ?? '',
    readingUrl: urls.readQuickstart ?? '',
    interfaceUrl: urls.showInterface ?? '',
  };
  return virtualModule('virtual:meantime/client', () =>
    Object.entries({ ...settings(), isDev, ...urlConstants })
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
      .join(''),
  );
}
