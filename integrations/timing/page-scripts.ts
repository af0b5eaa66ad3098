import type { AstroConfig } from 'astro';
import { packageFile } from '../package-file.ts';
import { importName } from '../path-below.ts';
import type { BuiltClient } from './build-client.ts';
import { entries, type EntryName, type EntryUrls } from './client-module.ts';
import type { ClientSettings } from './client-settings.ts';
import { withSlashes } from './with-slashes.ts';

/** The script elements that pages begin with. */
export interface PageScripts {
  /** Of pages that are no quickstart. */
  page: string;
  quickstart: string;
}

/** Where the development server has the scripts, as they are in the package. */
export function urlsInDev(config: Pick<AstroConfig, 'base'>): Required<EntryUrls> {
  const urlOf = (entry: EntryName): string => {
    const path = importName(packageFile(entries[entry])).replace(/^\//, '');
    return `${withSlashes(config.base)}@fs/${encodeURI(path)}`;
  };
  return {
    followPage: urlOf('followPage'),
    followQuickstart: urlOf('followQuickstart'),
    deliver: urlOf('deliver'),
    readQuickstart: urlOf('readQuickstart'),
    showInterface: urlOf('showInterface'),
  };
}

export function scriptsInDev(
  config: Pick<AstroConfig, 'base'>,
  settings: ClientSettings,
): PageScripts {
  const { followPage, followQuickstart } = urlsInDev(config);
  return scriptElements(followPage, followQuickstart, settings);
}

/** The script elements of a build, whose scripts lie where Astro puts its own. */
export function scriptsInBuild(
  { base, build }: Pick<AstroConfig, 'base' | 'build'>,
  settings: ClientSettings,
  { names }: BuiltClient,
): PageScripts {
  const { assets, assetsPrefix } = build;
  const prefix =
    typeof assetsPrefix === 'object' ? (assetsPrefix.js ?? assetsPrefix.fallback) : assetsPrefix;
  const folder = prefix === undefined ? withSlashes(base) : `${prefix.replace(/\/$/, '')}/`;
  const urlOf = (name: string): string => `${folder}${assets}/${name}`;
  return scriptElements(urlOf(names.followPage), urlOf(names.followQuickstart), settings);
}

function scriptElements(
  page: string,
  quickstart: string,
  { storage }: ClientSettings,
): PageScripts {
  const elementOf = (url: string): string =>
    `<script type="module" src="${url.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"></script>`;
  // The small one knows no other way of keeping a run.
  return {
    page: elementOf(storage === 'session' ? page : quickstart),
    quickstart: elementOf(quickstart),
  };
}
