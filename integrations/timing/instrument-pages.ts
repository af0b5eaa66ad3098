import type { AstroConfig, HookParameters } from 'astro';
import { runsPath } from '../../src/protocol/beacon.ts';
import { pluginsOf } from '../astro-internals.ts';
import { lazyModules } from '../lazy-modules.ts';
import { lazyWords } from '../lazy-words.ts';
import { packageFile } from '../package-file.ts';
import { importName } from '../path-below.ts';
import type { ClientSettings } from './client/settings.ts';
import { rememberPageKey } from './dev-pages.ts';
import { markBlocks } from './mark-blocks.ts';
import type { NoteSettings } from './note-page.ts';
import type { TimingSettings } from './options.ts';
import { declaredMetas } from './quickstart-meta.ts';
import { markFences, noteFences } from './satteri-plugins.ts';
import { rehypeMarkFences, remarkNoteFences } from './unified-plugins.ts';
import type { SiteLocales } from './site-locales.ts';
import { siteIdentity } from './site-identity.ts';
import { withSlashes } from './with-slashes.ts';

type TimingSetup = Pick<
  HookParameters<'astro:config:setup'>,
  'config' | 'command' | 'updateConfig' | 'injectScript' | 'addMiddleware'
>;

const lazyClients = {
  'virtual:meantime/follow-quickstart': 'integrations/timing/client/follow-quickstart.ts',
  'virtual:meantime/show-interface': 'integrations/timing/client/interface/show-interface.ts',
} as const;

/** What is known of the site once all integrations have had their say; empty before. */
export interface KnownOfSite {
  /** The source file of the page at a path below the base, as far as routes tell. */
  sources: ReadonlyMap<string, string>;
  locales: SiteLocales;
}

/**
 * Has the pages carry what their steps are read by, and the beacon client.
 */
export function instrumentPages(
  astro: TimingSetup,
  settings: TimingSettings,
  known: KnownOfSite,
): void {
  const { config, command, updateConfig, injectScript, addMiddleware } = astro;
  const { quickstarts } = settings;
  const base = withSlashes(config.base);
  const isDeclared = Object.keys(quickstarts).length > 0;
  const isDev = command === 'dev';

  const notes = noteSettings(config, settings);
  noteBlocks(config, notes);
  updateConfig({
    markdown: { shikiConfig: { transformers: [markBlocks()] } },
    vite: {
      plugins: [
        lazyModules(lazyClients),
        lazyWords({
          name: 'virtual:meantime/hello-words',
          group: 'hello',
          own: settings.words,
          base,
        }),
        virtualModule('virtual:meantime/timing', () => {
          const metas = declaredMetas(quickstarts, { base, ...known });
          const remember = isDev ? `globalThis[${JSON.stringify(rememberPageKey)}]` : 'undefined';
          return (
            `export const base = ${JSON.stringify(base)};\n` +
            `export const locales = ${JSON.stringify([...known.locales])};\n` +
            `export const declaredMetas = ${JSON.stringify(metas)};\n` +
            `export const rememberPage = ${remember};\n`
          );
        }),
      ],
    },
  });
  if (isDeclared || isDev || !notes.hasDocs) {
    const entrypoint = packageFile('integrations/timing/middleware.ts');
    addMiddleware({ entrypoint, order: 'post' });
  }
  if (settings.collector !== false) {
    const { runsPath: path = base + runsPath } = siteIdentity(config, settings);
    const isElsewhere = URL.canParse(settings.collector ?? '');
    const endpoint = isElsewhere && settings.collector ? settings.collector : path;
    injectScript('page', clientScript({ ...clientSettings(config, settings), endpoint }));
  }
}

/** Of which pages the steps are noted while they are Markdown. */
export function noteSettings(
  { root, integrations }: Pick<AstroConfig, 'root' | 'integrations'>,
  { quickstarts }: Pick<TimingSettings, 'quickstarts'>,
): NoteSettings {
  const isDeclared = Object.keys(quickstarts).length > 0;
  return { root, isDeclared, hasDocs: integrations.some(({ name }) => name === 'meantime/docs') };
}

function noteBlocks({ markdown }: AstroConfig, notes: NoteSettings): void {
  const plugins = pluginsOf(markdown.processor);
  const isSatteri = plugins?.engine === 'satteri';
  plugins?.markdown.push(isSatteri ? noteFences(notes) : remarkNoteFences(notes));
}

/** To be called once all others have added their plugins, highlighters among them. */
export function markBlocksLast({ markdown }: AstroConfig, notes: NoteSettings): void {
  const plugins = pluginsOf(markdown.processor);
  const isSatteri = plugins?.engine === 'satteri';
  plugins?.html.push(isSatteri ? markFences(notes) : rehypeMarkFences(notes));
}

function clientSettings(
  config: AstroConfig,
  settings: TimingSettings,
): Omit<ClientSettings, 'endpoint'> {
  return {
    site: siteIdentity(config, settings).siteId,
    storage: settings.storage,
    obeyPrivacySignals: settings.obeyPrivacySignals,
    needsConsent: settings.consent === 'required',
    sample: settings.sample,
  };
}

function clientScript(settings: ClientSettings): string {
  const path = JSON.stringify(importName(packageFile('integrations/timing/client/start.ts')));
  return `import { start } from ${path};\nstart(${JSON.stringify(settings)});`;
}

function virtualModule(name: string, load: () => string) {
  return {
    name,
    resolveId: (id: string) => (id === name ? `\0${name}` : undefined),
    load: (id: string) => (id === `\0${name}` ? load() : undefined),
  };
}
