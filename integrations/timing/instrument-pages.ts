import { readFileSync } from 'node:fs';
import type { AstroConfig, HookParameters } from 'astro';
import { runsPath } from '../../src/protocol/beacon.ts';
import { mdastPluginsOf } from '../astro-internals.ts';
import { lazyModules } from '../lazy-modules.ts';
import { lazyWords } from '../lazy-words.ts';
import { packageFile } from '../package-file.ts';
import { importName } from '../path-below.ts';
import type { ClientSettings } from './client/settings.ts';
import { rememberPageKey } from './dev-pages.ts';
import { markBlocks } from './mark-blocks.ts';
import { markLines } from './mark-lines.ts';
import { withSlashes, type TimingSettings } from './options.ts';
import { quickstartMetaElements } from './quickstart-meta.ts';

type TimingSetup = Pick<
  HookParameters<'astro:config:setup'>,
  'config' | 'command' | 'updateConfig' | 'injectScript' | 'addMiddleware'
>;

const lazyClients = {
  'virtual:meantime/follow-quickstart': 'integrations/timing/client/follow-quickstart.ts',
} as const;

/**
 * Has the pages carry what their steps are read by, and the beacon client.
 *
 * @param sourceOf the source file of the page at a path below the base, as far as routes tell
 */
export function instrumentPages(
  astro: TimingSetup,
  settings: TimingSettings,
  sourceOf: (path: string) => string | undefined,
): void {
  const { config, command, updateConfig, injectScript, addMiddleware } = astro;
  const { quickstarts } = settings;
  const base = withSlashes(config.base);
  const isDeclared = Object.keys(quickstarts).length > 0;
  const isDev = command === 'dev';

  markSourceLines(config, (frontmatter) => isDeclared || frontmatter['quickstart'] !== undefined);
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
          const elements = quickstartMetaElements(quickstarts, { base, sourceOf });
          const remember = isDev ? `globalThis[${JSON.stringify(rememberPageKey)}]` : 'undefined';
          return (
            `export const quickstartMetaElements = ${JSON.stringify(elements)};\n` +
            `export const rememberPage = ${remember};\n`
          );
        }),
      ],
    },
  });
  if (isDeclared || isDev) {
    const entrypoint = packageFile('integrations/timing/middleware.ts');
    addMiddleware({ entrypoint, order: 'post' });
  }
  if (settings.collector !== false) {
    const endpoint = settings.collector ?? base + runsPath;
    injectScript('page', clientScript({ ...clientSettings(config, settings), endpoint }));
  }
}

// Only Astro's own processor tells lines; with another one, blocks carry their roles alone.
function markSourceLines(config: AstroConfig, isWanted: Parameters<typeof markLines>[0]): void {
  mdastPluginsOf(config.markdown.processor)?.push(markLines(isWanted));
}

function clientSettings(
  config: AstroConfig,
  settings: TimingSettings,
): Omit<ClientSettings, 'endpoint'> {
  return {
    site: settings.siteId ?? defaultSiteId(config),
    storage: settings.storage,
    obeyPrivacySignals: settings.obeyPrivacySignals,
    needsConsent: settings.consent === 'required',
    sample: settings.sample,
  };
}

/** Host of the site, else the project's name, else `site`. */
export function defaultSiteId({ site, root }: Pick<AstroConfig, 'site' | 'root'>): string {
  if (site && URL.canParse(site)) return new URL(site).host;
  try {
    const text = readFileSync(new URL('package.json', root), 'utf8');
    const { name } = JSON.parse(text) as { name?: unknown }; // whatever it holds, only a name is used
    if (typeof name === 'string' && name) return name.slice(0, 100);
  } catch {
    // A project without a (legible) package.json has no name.
  }
  return 'site';
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
