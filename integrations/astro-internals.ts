import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as markdownSatteri from '@astrojs/markdown-satteri';
import type { AstroConfig, AstroPrerenderer } from 'astro';
import type { LoaderContext } from 'astro/loaders';
import { markdownToHtml } from 'satteri';
import type { DevEnvironment, RunnableDevEnvironment } from 'vite';
import { ownPackage } from '../src/package/own-package.ts';
import { defineError, type MeantimeError } from '../src/protocol/errors.ts';

// Everything that we lean on and that Astro, Vite, Sätteri and Pagefind do not promise. Each entry
// says what happens where it is gone: another way, or `astro-unsupported`. What the theme's bundle
// needs of Astro's runtime is in astro-html.ts, because this file is not for bundles.

const own = fileURLToPath(import.meta.url);
const astros = '@astrojs/markdown-satteri';

interface Unsupported {
  /** What is missing, as a sentence. */
  what: string;
  /** `7.3.5`, and the range that this package asks for. */
  astro: string;
  supported: string;
}

export const astroUnsupported = defineError({
  code: 'astro-unsupported',
  title: 'This version of Astro is not supported.',
  message: ({ what, astro, supported }: Unsupported) =>
    `${what} Installed is Astro ${astro}; this version of Meantime works with ${supported}.`,
  hint: 'Update Meantime (npm install meantime@latest), or install an Astro that it supports.',
});

/** @param what is missing, as a sentence */
export function unsupported(what: string): MeantimeError {
  return astroUnsupported({
    what,
    astro: versionAt(createRequire(own).resolve('astro')),
    supported: ownPackage().peerDependencies.astro,
  });
}

/** Version of the package that a file belongs to. */
function versionAt(file: string): string {
  let folder = dirname(file);
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string; // npm installs none without
  };
  return version;
}

/**
 * The named exports of a module, all of which are there.
 *
 * @throws MeantimeError `astro-unsupported`
 */
export function namesOf<Module extends object, Name extends keyof Module & string>(
  module: Module,
  where: string,
  names: readonly Name[],
): Pick<Module, Name> {
  const missing = names.filter((name) => module[name] === undefined);
  if (missing.length > 0) throw unsupported(`${where} has no ${missing.join(', ')}.`);
  return module;
}

/** The plugins by which Astro compiles Markdown; documented is `satteri()` alone. */
export const {
  satteriCollectImagesPlugin,
  satteriCreateHighlightFn,
  satteriHeadingIdsPlugin,
  satteriHighlightPlugin,
} = namesOf(markdownSatteri, '@astrojs/markdown-satteri', [
  'satteriCollectImagesPlugin',
  'satteriCreateHighlightFn',
  'satteriHeadingIdsPlugin',
  'satteriHighlightPlugin',
]);

type MarkdownPlugins = Pick<
  typeof markdownSatteri,
  'satteriCollectImagesPlugin' | 'satteriHeadingIdsPlugin'
>;

/**
 * Pages that are data and pages that are modules have to go through one engine, and its plugins have
 * to leave headings and images where we read them: they would be lost in silence.
 *
 * @param engines the files by which each side loads Sätteri
 * @throws MeantimeError `astro-unsupported`
 */
export function requireOneEngine(
  engines = { ours: engineOf(own), astros: engineOf(createRequire(own).resolve(astros)) },
  plugins: MarkdownPlugins = { satteriCollectImagesPlugin, satteriHeadingIdsPlugin },
): void {
  const { ours, astros } = engines;
  if (ours.file !== astros.file) {
    throw unsupported(
      `Two copies of Sätteri are installed, ${astros.version} for Astro and ${ours.version} for Meantime (npm dedupe makes one of them).`,
    );
  }
  const astro = {
    frontmatter: {},
    headings: [],
    localImagePaths: new Set<string>(),
    remoteImagePaths: new Set<string>(),
  };
  const compiled = markdownToHtml('## A\n\n![b](./b.png)', {
    mdastPlugins: [plugins.satteriCollectImagesPlugin()],
    hastPlugins: [plugins.satteriHeadingIdsPlugin()],
    data: { astro },
  });
  const hasId = 'html' in compiled && compiled.html.includes('id="a"');
  if (!hasId || astro.headings.length !== 1)
    throw unsupported('The plugin for headings of @astrojs/markdown-satteri is another.');
  if (!astro.localImagePaths.has('./b.png')) {
    throw unsupported('The plugin for images of @astrojs/markdown-satteri is another.');
  }
}

interface Engine {
  file: string;
  version: string;
}

/** @param host file of the package that loads Sätteri */
function engineOf(host: string): Engine {
  const file = createRequire(host).resolve('satteri');
  return { file, version: versionAt(file) };
}

interface PluginLists {
  /** Over Markdown. */
  markdown: unknown[];
  /** Over HTML. */
  html: unknown[];
}

const pluginLists = {
  satteri: { markdown: 'mdastPlugins', html: 'hastPlugins' },
  unified: { markdown: 'remarkPlugins', html: 'rehypePlugins' },
} as const;

/**
 * The plugins of a Markdown processor as they stand in Astro's configuration, to which others are
 * added while the configuration is set up. Undefined with a processor of somebody else, or where
 * they are not kept so: blocks are then read as they stand on the page, without their lines.
 */
export function pluginsOf(processor: {
  name: string;
  options?: unknown;
}): (PluginLists & { engine: keyof typeof pluginLists }) | undefined {
  const { name, options } = processor;
  if (name !== 'satteri' && name !== 'unified') return undefined;
  const [markdown, html] = [pluginLists[name].markdown, pluginLists[name].html].map((list) =>
    valueAt(options, list),
  );
  return Array.isArray(markdown) && Array.isArray(html)
    ? { engine: name, markdown, html }
    : undefined;
}

type LoaderStore = Pick<LoaderContext['store'], 'delete' | 'set'>;
type StoredEntry = Parameters<LoaderContext['store']['set']>[0];

/**
 * Has Astro bundle the file of an entry that its store holds already. `addModuleImport` is no part of
 * a store as documented; without it, the entry is stored anew.
 */
export function listModule(store: LoaderStore, entry: StoredEntry & { filePath: string }): void {
  const add = valueAt(store, 'addModuleImport');
  if (typeof add === 'function') {
    Reflect.apply(add, store, [entry.filePath]);
    return;
  }
  store.delete(entry.id);
  store.set(entry);
}

/**
 * Whether the hook `astro:build:setup` stands for the moment at which Astro would have emptied the
 * output folder: it is called once the build begins, whatever its target is called.
 *
 * @throws MeantimeError `astro-unsupported` where it was never called: what the last build left would
 *   be published
 */
export function requireBuildSetup(wasCalled: boolean): void {
  if (!wasCalled) throw unsupported('The hook astro:build:setup was not called.');
}

/**
 * Has Astro write a build elsewhere, once it has set up its configuration: it asks that each time
 * that it writes. `buildsInto` tells whether it does.
 */
export function redirectBuild(config: Pick<AstroConfig, 'outDir' | 'build'>, folder: URL): void {
  config.outDir = folder;
  config.build.client = new URL('client/', folder);
  config.build.server = new URL('server/', folder);
}

/** Where Vite is to write, by environment. */
export interface BuildFolders {
  environments?: Readonly<Record<string, { build?: { outDir?: string | undefined } }>>;
}

/** Whether all of a build goes into a folder; where it does not, a check ends before it is bundled. */
export function buildsInto(folder: string, { environments: all = {} }: BuildFolders): boolean {
  const folders = Object.values(all).flatMap(({ build }) => build?.outDir ?? []);
  return folders.length > 0 && folders.every((one) => !relative(folder, one).startsWith('..'));
}

/** A page to be written, with the route it is of. */
export type PathWithRoute = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];
export type BuiltRoute = PathWithRoute['route'];

/** What Astro keeps of a build while it goes on. */
export interface AstroBuild {
  /** The addresses that integrations are told of in the end: `guides/start/`. */
  pageNames: string[];
  allPages: Readonly<Record<string, { route: BuiltRoute }>>;
  /** Of the site: `https://docs.example.com`. */
  origin: string;
}

/** Undefined where Astro keeps it elsewhere: it then writes all pages itself. */
export function buildOf(prerenderer: AstroPrerenderer): AstroBuild | undefined {
  const app = valueAt(prerenderer, 'app');
  const getOptions = valueAt(app, 'getOptions');
  if (typeof getOptions !== 'function') return undefined;
  const options: unknown = Reflect.apply(getOptions, app, []);
  const [pageNames, allPages, origin] = ['pageNames', 'allPages', 'origin'].map((name) =>
    valueAt(options, name),
  );
  if (!Array.isArray(pageNames) || typeof origin !== 'string' || !isObject(allPages))
    return undefined;
  return { pageNames: pageNames as string[], allPages: allPages as AstroBuild['allPages'], origin }; // Astro's own
}

/**
 * What Astro knows of the routes, as text: names of styles and scripts, what goes into each head.
 * Undefined where it is kept elsewhere: no page then comes from the cache.
 */
export function routesTextOf(prerenderer: AstroPrerenderer): string | undefined {
  const manifest = valueAt(valueAt(prerenderer, 'app'), 'manifest');
  const [routes, modules] = [valueAt(manifest, 'routes'), valueAt(manifest, 'entryModules')];
  if (!Array.isArray(routes) || !isObject(modules)) return undefined;
  // A script's name changes with what it loads later, of which no route says anything.
  const scripts = Object.entries(modules).filter(([id]) => id.includes('astro&type=script'));
  return JSON.stringify([routes, scripts]);
}

/** So that integrations hear of the files in `assets`, as of those that Astro writes itself. */
export function noteFiles({ allPages }: AstroBuild, route: BuiltRoute, files: URL[]): void {
  const known = route.distURL as URL[] | undefined; // Astro leaves it out of the routes it bundles
  route.distURL = [...(known ?? []), ...files];
  for (const page of Object.values(allPages)) {
    if (page.route.route === route.route && page.route.component === route.component) {
      page.route.distURL = route.distURL;
    }
  }
}

/** Names of the environments in which Astro has Vite build a site. */
export const environments = {
  /** What browsers load; see `requireScripts`. */
  client: 'client',
  /** What renders pages; under another name no page comes from the cache. */
  prerender: 'prerender',
} as const;

/** @throws MeantimeError `astro-unsupported` where scripts that pages name were not built */
export function requireScripts(missing: readonly string[]): void {
  if (missing.length === 0) return;
  throw unsupported(
    `${missing.join(' and ')} was not built: Vite has no environment called "${environments.client}".`,
  );
}

/** The module that holds what pages say; under another name each edit renders all pages anew. */
export const contentModule = 'astro:data-layer-content';

/** Names of chunks hold a hash of what they import, the pages' texts among it. */
export function withoutChunkHashes(text: string): string {
  return text.replace(/[._][\w-]{8}\.mjs/g, '.mjs');
}

/** Astro's lists of what its collections import; under other names it has every tab load again. */
export const contentLists = /\/\.astro\/content-(?:modules|assets)\.mjs$/;

/** Where Astro evaluates `src/content.config.ts`; under another name what it imports is transformed first. */
export const configEnvironment = 'astro';

/** Astro's event of its own; hearing it, it asks for the addresses of the pages again. */
export const contentChanged = 'astro:content-changed';

type Send = (...args: unknown[]) => void;

/**
 * Puts a function of ours in place of the one by which Vite tells the open tabs.
 *
 * @param wrap is given Vite's own
 * @returns Vite's own; where there is none, whatever is sent is lost and tabs are loaded by hand
 */
export function wrapSend(hot: object, wrap: (send: Send) => Send): Send {
  const own = valueAt(hot, 'send');
  if (typeof own !== 'function') return () => undefined;
  const send: Send = (...args) => void Reflect.apply(own, hot, args);
  Reflect.set(hot, 'send', wrap(send));
  return send;
}

/** Has what was made of a file made anew when it is asked for; modules that run are Vite's to forget where it keeps them elsewhere. */
export function forgetModules(environment: DevEnvironment, file: string): void {
  const { moduleGraph } = environment;
  for (const module of moduleGraph.getModulesByFile(file) ?? []) {
    moduleGraph.invalidateModule(module);
  }
  if (!isRunnable(environment)) return;
  const { evaluatedModules } = environment.runner;
  for (const module of evaluatedModules.getModulesByFile(file) ?? []) {
    evaluatedModules.invalidateModule(module);
  }
}

// Vite's own test would have us load Vite for a build, too.
function isRunnable(environment: DevEnvironment): environment is RunnableDevEnvironment {
  return isObject(valueAt(valueAt(environment, 'runner'), 'evaluatedModules'));
}

/** Pagefind brings dialogs of its own, which nobody here loads; under other names they are copied along. */
export const pagefindInterface = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

function valueAt(value: unknown, key: string): unknown {
  return isObject(value) ? (Reflect.get(value, key) as unknown) : undefined; // whatever it is, it is looked at first
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

type Vite = Pick<typeof import('vite'), 'build'>;

/**
 * The Vite that Astro builds with, which a project need not have at its top; the client is bundled
 * by it.
 *
 * @throws MeantimeError `astro-unsupported`
 */
export async function astrosVite(): Promise<Vite> {
  const astro = createRequire(own).resolve('astro');
  let vite: Partial<Vite> = {};
  try {
    vite = (await import(pathToFileURL(createRequire(astro).resolve('vite')).href)) as Vite; // of the types that are checked against
  } catch {
    // Told below.
  }
  const { build } = vite;
  if (!build) throw unsupported('It brings no Vite that builds.');
  return { build };
}
