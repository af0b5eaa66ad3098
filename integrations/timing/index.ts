import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import type { SiteIdentity } from './build-manifest.ts';
import type { DevCollector } from './collect-in-dev.ts';
import { publicTimesUrl } from './client-settings.ts';
import { DevPages } from './dev-pages.ts';
import { enforceGate } from './enforce-gate.ts';
import {
  instrumentPages,
  markBlocksLast,
  noteSettings,
  type KnownOfSite,
} from './instrument-pages.ts';
import { readOptions, type TimingOptions } from './options.ts';
import { serveInDev } from './serve-in-dev.ts';
import { siteLocales } from './site-locales.ts';
import { siteIdentity } from './site-identity.ts';
import { sourceReader } from './source-reader.ts';
import { sourcesOfRoutes } from './sources-of-routes.ts';
import { addToolbarApp } from './toolbar/add-toolbar-app.ts';
import { filmsOfBuild } from './films/films-of-build.ts';
import { FieldNumbers } from './toolbar/field-numbers.ts';
import { serveToolbar } from './toolbar/serve-toolbar.ts';
import { SiteClient } from './site-client.ts';
import { writeManifest } from './write-manifest.ts';

export type { TimingOptions } from './options.ts';

interface DevSite {
  root: URL;
  logger: AstroIntegrationLogger;
  site: SiteIdentity;
  devPages: DevPages;
}

/**
 * Gives the quickstarts of any Astro site steps, beacons and estimates.
 *
 * @throws MeantimeError `timing-options-invalid`
 */
export function timing(options: TimingOptions = {}): AstroIntegration {
  const settings = readOptions(options);
  const devPages = new DevPages();
  const client = new SiteClient(settings);
  let site: SiteIdentity = { siteId: '', base: '/' };
  let root = new URL('file:///');
  let field = new FieldNumbers(undefined, Date.now);
  let devCollector: DevCollector | undefined;
  let openToolbar: { close: () => void } | undefined;
  const known: KnownOfSite = { sources: new Map(), locales: new Map(), isStatic: false };
  return {
    name: 'meantime/timing',
    hooks: {
      'astro:config:setup': (astro) => {
        instrumentPages(astro, settings, client, known);
        addToolbarApp(astro);
      },
      'astro:config:done': ({ config, buildOutput }) => {
        client.configure(config);
        known.isStatic = buildOutput === 'static';
        markBlocksLast(config, noteSettings(config, settings));
        site = siteIdentity(config, settings);
        root = config.root;
        field = new FieldNumbers(publicTimesUrl(config, settings), Date.now);
        known.locales = siteLocales(config);
      },
      'astro:routes:resolved': ({ routes }) => {
        known.sources = sourcesOfRoutes(routes);
      },
      'astro:server:setup': async ({ server, logger, toolbar }) => {
        const readSource = sourceReader(root);
        devPages.listen(site, { readSource, words: settings.words }, logger);
        openToolbar = serveToolbar(
          { logger, toolbar },
          { site, root, pages: devPages, readSource, field },
        );
        serveInDev(server, site.base, devPages.serveManifest(site));
        if (settings.collector === false) return;
        devCollector = await openDevCollector(server, { root, logger, site, devPages });
      },
      'astro:server:start': ({ logger }) => devCollector?.tellReport(logger),
      'astro:server:done': () => {
        openToolbar?.close();
        return devCollector?.close();
      },
      'astro:build:done': async (astro) => {
        const declared = Object.keys(settings.quickstarts);
        const { words } = settings;
        const films = filmsOfBuild({ ...astro, root }, settings);
        const reading = { readSource: sourceReader(root), words, films };
        const manifest = await writeManifest(astro, site, declared, reading);
        // Pages that are rendered on demand may be quickstarts, which no build reads.
        const isNeeded = manifest.quickstarts.length > 0 || !known.isStatic;
        await client.settle(astro, isNeeded);
        if (settings.check) await enforceGate(astro, manifest, root);
      },
    },
  };
}

async function openDevCollector(
  server: ViteDevServer,
  { root, logger, site, devPages }: DevSite,
): Promise<DevCollector> {
  // A build collects nothing, and loads nothing for it.
  const { collectInDev } = await import('./collect-in-dev.ts');
  const { parseOrigin } = await import('../../src/collector/parse-origin.ts');
  const named = process.env['MEANTIME_PUBLIC_URL'] ?? '';
  const publicUrl = named === '' ? undefined : parseOrigin(named, 'MEANTIME_PUBLIC_URL');
  const collector = collectInDev({
    database: fileURLToPath(new URL('.meantime/dev.db', root)),
    base: site.base,
    readManifest: () => devPages.build(site).manifest,
    log: (message, ...errors) => {
      logger.error([message, ...errors.map(String)].join(' '));
    },
    ...(publicUrl !== undefined && { publicUrl }),
    addressOf: (path) => {
      const [local] = server.resolvedUrls?.local ?? [];
      const origin = publicUrl ?? local;
      return origin === undefined ? path : new URL(path, origin).href;
    },
  });
  serveInDev(server, site.base, collector.handle);
  return collector;
}
