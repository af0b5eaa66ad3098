import type { AstroConfig, HookParameters } from 'astro';
import { pluginsOf } from '../astro-internals.ts';
import { docsApiOf } from '../docs-plugin.ts';
import { packageFile } from '../package-file.ts';
import { rememberPageKey } from './dev-pages.ts';
import { markBlocks } from './mark-blocks.ts';
import type { NoteSettings } from './note-page.ts';
import type { TimingSettings } from './options.ts';
import { declaredMetas } from './quickstart-meta.ts';
import { markFences, noteFences } from './satteri-plugins.ts';
import { rehypeMarkFences, remarkNoteFences } from './unified-plugins.ts';
import type { SiteClient } from './site-client.ts';
import type { SiteLocales } from './site-locales.ts';
import type { VitePlugin } from '../vite-plugin.ts';
import { virtualModule } from '../virtual-module.ts';
import { withSlashes } from './with-slashes.ts';

type TimingSetup = Pick<
  HookParameters<'astro:config:setup'>,
  'config' | 'command' | 'updateConfig' | 'addMiddleware'
>;

/** What is known of the site once all integrations have had their say; empty before. */
export interface KnownOfSite {
  /** The source file of the page at a path below the base, as far as routes tell. */
  sources: ReadonlyMap<string, string>;
  locales: SiteLocales;
  /** False where a server renders pages, any of which may be a quickstart. */
  isStatic: boolean;
  /** What the pages of docs() say; told once bundling begins, where the site has it. */
  hasQuickstarts?: () => boolean;
}

/**
 * Has the pages carry what their steps are read by, and the beacon client.
 */
export function instrumentPages(
  astro: TimingSetup,
  settings: TimingSettings,
  client: SiteClient,
  known: KnownOfSite,
): void {
  const { config, command, updateConfig, addMiddleware } = astro;
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
        ...(isDev ? client.devPlugins(config) : []),
        noteDocs(known),
        virtualModule('virtual:meantime/timing', async () => {
          client.isLoaded = isDev || isDeclared || expectsQuickstarts(known);
          const scripts = client.isLoaded ? await client.scripts(isDev) : undefined;
          const metas = declaredMetas(quickstarts, { base, ...known });
          const remember = isDev ? `globalThis[${JSON.stringify(rememberPageKey)}]` : 'undefined';
          return (
            `export const base = ${JSON.stringify(base)};\n` +
            `export const locales = ${JSON.stringify([...known.locales])};\n` +
            `export const declaredMetas = ${JSON.stringify(metas)};\n` +
            `export const rememberPage = ${remember};\n` +
            `export const scripts = ${JSON.stringify(scripts)};\n`
          );
        }),
      ],
    },
  });
  if (client.isWanted || isDeclared || isDev || !notes.hasDocs) {
    const entrypoint = packageFile('integrations/timing/middleware.ts');
    addMiddleware({ entrypoint, order: 'post' });
  }
}

/** False where all that is left is a surprise, after which the pages are changed once more. */
function expectsQuickstarts({ isStatic, hasQuickstarts }: KnownOfSite): boolean {
  return !isStatic || hasQuickstarts?.() !== false;
}

/** Vite plugin that asks docs(), which knows its pages before they are rendered. */
function noteDocs(known: KnownOfSite): VitePlugin {
  return {
    name: 'meantime/note-docs',
    configResolved({ plugins }) {
      const docs = docsApiOf(plugins);
      if (docs) known.hasQuickstarts = docs.hasQuickstarts;
    },
  };
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
