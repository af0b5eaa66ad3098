import type { AstroPrerenderer } from 'astro';
import { describe, expect, test } from 'vitest';
import { missingRuntimeNames } from '../../../integrations/astro-html.ts';
import {
  buildOf,
  contentLists,
  forgetModules,
  listModule,
  buildsInto,
  namesOf,
  noteFiles,
  pluginsOf,
  pagefindInterface,
  requireBuildSetup,
  requireOneEngine,
  requireScripts,
  routesTextOf,
  satteriCollectImagesPlugin,
  satteriHeadingIdsPlugin,
  withoutChunkHashes,
  wrapSend,
} from '../../../integrations/astro-internals.ts';
import { isMeantimeError } from '../../../src/protocol/errors.ts';

/** What is said where something is gone, without the versions. */
function saidOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (!isMeantimeError(error) || error.code !== 'astro-unsupported') throw error;
    const [said, versions] = error.message.split(' Installed is Astro ');
    expect(versions).toMatch(
      /^\d+\.\d+\.\d+; this version of Meantime works with \^7\.\d+\.\d+\.$/,
    );
    return said ?? '';
  }
  throw new Error('Nothing was said.');
}

function prerendererWith(app: unknown): AstroPrerenderer {
  const prerenderer = { name: 'astro:default', app } as unknown as AstroPrerenderer; // as far as it is looked at
  return prerenderer;
}

const options = { pageNames: [], allPages: {}, origin: 'http://localhost' };

describe('what Astro does not promise, taken away', () => {
  test('a plugin of its Markdown', () => {
    const module = { satteriHeadingIdsPlugin };
    const names = ['satteriHeadingIdsPlugin', 'satteriHighlightPlugin'];
    expect(
      saidOf(() => namesOf(module, '@astrojs/markdown-satteri', names as (keyof typeof module)[])),
    ).toBe('@astrojs/markdown-satteri has no satteriHighlightPlugin.');
    expect(namesOf(module, 'it', ['satteriHeadingIdsPlugin'])).toBe(module);
  });

  test('what its plugins leave of headings and images', () => {
    const nothing = () => ({ name: 'nothing' });
    const engines = undefined;
    expect(
      saidOf(() => {
        requireOneEngine(engines, { satteriCollectImagesPlugin, satteriHeadingIdsPlugin: nothing });
      }),
    ).toBe('The plugin for headings of @astrojs/markdown-satteri is another.');
    expect(
      saidOf(() => {
        requireOneEngine(engines, { satteriCollectImagesPlugin: nothing, satteriHeadingIdsPlugin });
      }),
    ).toBe('The plugin for images of @astrojs/markdown-satteri is another.');
    expect(() => {
      requireOneEngine();
    }).not.toThrow();
  });

  test('the one engine for data and modules', () => {
    const engines = {
      ours: { file: '/a/satteri/package.json', version: '0.10.5' },
      astros: { file: '/b/satteri/package.json', version: '0.11.0' },
    };
    expect(
      saidOf(() => {
        requireOneEngine(engines);
      }),
    ).toBe(
      'Two copies of Sätteri are installed, 0.11.0 for Astro and 0.10.5 for Meantime (npm dedupe makes one of them).',
    );
  });

  test('a function of its runtime', () => {
    expect(missingRuntimeNames()).toEqual([]);
    expect(missingRuntimeNames({ escapeHTML: () => '' })).toContain('renderTemplate');
  });

  test('the folder that Astro is asked to build into for a check', () => {
    const to = (...folders: string[]) => ({
      environments: Object.fromEntries(
        folders.map((outDir, i) => [`e${i}`, { build: { outDir } }]),
      ),
    });
    expect(buildsInto('/site/check', to('/site/check/', '/site/check/.prerender/'))).toBe(true);
    // Where Astro asks its configuration no more, a check ends before it is bundled.
    expect(buildsInto('/site/check', to('/site/check/', '/site/dist/.prerender/'))).toBe(false);
    expect(buildsInto('/site/check', {})).toBe(false);
  });

  test('the hook before which the output folder is emptied', () => {
    expect(
      saidOf(() => {
        requireBuildSetup(false);
      }),
    ).toBe('The hook astro:build:setup was not called.');
    expect(() => {
      requireBuildSetup(true);
    }).not.toThrow();
  });

  test('the environment that builds scripts', () => {
    expect(
      saidOf(() => {
        requireScripts(['_meantime/boot.js', '_meantime/tabs.js']);
      }),
    ).toBe(
      '_meantime/boot.js and _meantime/tabs.js was not built: Vite has no environment called "client".',
    );
    expect(() => {
      requireScripts([]);
    }).not.toThrow();
  });

  test('the list of modules in its store: the entry is stored anew', () => {
    const entry = { id: 'a', data: {}, filePath: 'content/a.mdx', deferredRender: true };
    const calls: unknown[][] = [];
    const store = {
      delete: (id: string) => void calls.push(['delete', id]),
      set: (one: unknown) => calls.push(['set', one]) > 0,
    };
    listModule(store, entry);
    expect(calls).toEqual([
      ['delete', 'a'],
      ['set', entry],
    ]);
    calls.length = 0;
    const addModuleImport = (file: string) => void calls.push(['add', file]);
    listModule({ ...store, addModuleImport } as typeof store, entry);
    expect(calls).toEqual([['add', 'content/a.mdx']]);
  });

  test.each([
    ['the app', undefined],
    ['its options', { manifest: {} }],
    ['the names of pages', { getOptions: () => ({ ...options, pageNames: undefined }) }],
    ['the pages', { getOptions: () => ({ ...options, allPages: undefined }) }],
    ['the origin', { getOptions: () => ({ ...options, origin: undefined }) }],
  ])('of its prerenderer, %s: Astro writes the pages itself', (_, app) => {
    expect(buildOf(prerendererWith(app))).toBeUndefined();
  });

  test('of its prerenderer, the routes: no page comes from the cache', () => {
    expect(routesTextOf(prerendererWith(undefined))).toBeUndefined();
    expect(routesTextOf(prerendererWith({ manifest: {} }))).toBeUndefined();
    expect(routesTextOf(prerendererWith({ manifest: { routes: ['/'] } }))).toBeUndefined();
    const textWith = (name: string) => {
      const entryModules = { 'layout.astro?astro&type=script&index=0&lang.ts': name, page: name };
      return routesTextOf(prerendererWith({ manifest: { routes: ['/'], entryModules } }));
    };
    // What a script loads later is in its name, and in nothing else.
    expect(textWith('layout.A.js')).toContain('["/"]');
    expect(textWith('layout.A.js')).not.toBe(textWith('layout.B.js'));
    expect(buildOf(prerendererWith({ getOptions: () => options }))).toEqual(options);
  });

  test('the list of files of a route: it is made', () => {
    const route = { route: '/', component: 'a.astro' } as Parameters<typeof noteFiles>[1]; // as far as it is looked at
    const other = { ...route };
    const file = new URL('file:///dist/index.html');
    noteFiles({ ...options, allPages: { a: { route: other } } }, route, [file]);
    expect([route.distURL, other.distURL]).toEqual([[file], [file]]);
  });

  test('the plugins of the processor: lines are not marked', () => {
    const [markdown, html] = [[], []] as unknown[][]; // two lists to tell apart
    expect(
      pluginsOf({ name: 'satteri', options: { mdastPlugins: markdown, hastPlugins: html } }),
    ).toEqual({ engine: 'satteri', markdown, html });
    expect(
      pluginsOf({ name: 'unified', options: { remarkPlugins: markdown, rehypePlugins: html } }),
    ).toEqual({ engine: 'unified', markdown, html });
    expect(pluginsOf({ name: 'satteri', options: { mdastPlugins: markdown } })).toBeUndefined();
    expect(pluginsOf({ name: 'other', options: { mdastPlugins: markdown } })).toBeUndefined();
  });

  test('how Vite tells tabs: nothing is told, and nothing breaks', () => {
    const sent: unknown[] = [];
    const hot = { send: (...args: unknown[]) => void sent.push(...args) };
    const send = wrapSend(hot, (own) => (event) => {
      own(event, 'ours');
    });
    hot.send('edit');
    send('past us');
    expect(sent).toEqual(['edit', 'ours', 'past us']);
    expect(() => {
      wrapSend({}, (own) => own)('edit');
    }).not.toThrow();
  });

  test('the modules that a server has run: Vite forgets the others', () => {
    const forgotten: string[] = [];
    const moduleGraph = {
      getModulesByFile: (file: string) => new Set([file]),
      invalidateModule: (module: string) => forgotten.push(module),
    };
    type Environment = Parameters<typeof forgetModules>[0];
    forgetModules({ moduleGraph } as unknown as Environment, 'a.mdx'); // as far as it is looked at
    forgetModules({ moduleGraph, runner: {} } as unknown as Environment, 'b.mdx'); // as far as it is looked at
    expect(forgotten).toEqual(['a.mdx', 'b.mdx']);
  });
});

test('names that Astro and Pagefind give their files', () => {
  expect(contentLists.test('/site/.astro/content-modules.mjs')).toBe(true);
  expect(contentLists.test('/site/content/content-modules.mjs')).toBe(false);
  expect(pagefindInterface.test('pagefind-ui.css')).toBe(true);
  expect(pagefindInterface.test('pagefind-entry.json')).toBe(false);
  expect(withoutChunkHashes("import './page_Bx-12_aZ.mjs'")).toBe("import './page.mjs'");
});
