import { mkdir, writeFile } from 'node:fs/promises';
import type { AstroConfig } from 'astro';
import { lazyWords } from '../lazy-words.ts';
import type { VitePlugin } from '../vite-plugin.ts';
import { changePages } from './change-pages.ts';
import { buildClient, type BuiltClient } from './build-client.ts';
import { clientModule } from './client-module.ts';
import { clientSettings, type ClientSettings } from './client-settings.ts';
import type { TimingSettings } from './options.ts';
import { insertScript } from './insert-script.ts';
import { scriptsInBuild, scriptsInDev, urlsInDev, type PageScripts } from './page-scripts.ts';
import { withSlashes } from './with-slashes.ts';

type Built = Parameters<typeof changePages>[0];
type SiteConfig = Pick<AstroConfig, 'site' | 'root' | 'base' | 'build'>;

/** The beacon client of a site; it is asked for nothing where there is no collector. */
export class SiteClient {
  readonly #settings: TimingSettings;
  #config: SiteConfig | undefined;
  #built: Promise<BuiltClient> | undefined;
  /** False where the pages of a build are made without it, since none is expected to be a quickstart. */
  isLoaded = true;

  constructor(settings: TimingSettings) {
    this.#settings = settings;
  }

  get isWanted(): boolean {
    return this.#settings.collector !== false;
  }

  /** To be called once all others have changed the configuration. */
  configure(config: SiteConfig): void {
    this.#config = config;
  }

  /** What the development server takes to serve it. */
  devPlugins({ base }: Pick<AstroConfig, 'base'>): VitePlugin[] {
    if (!this.isWanted) return [];
    return [clientModule(() => this.#told, urlsInDev({ base }), true), this.#words(base)];
  }

  /** The script elements of pages; in a build the client is made for them. */
  async scripts(isDev: boolean): Promise<PageScripts | undefined> {
    if (!this.isWanted) return undefined;
    if (isDev) return scriptsInDev(this.#configured, this.#told);
    return scriptsInBuild(this.#configured, this.#told, await this.#build());
  }

  /** Writes what pages load into the build's output folder. */
  async #write(dir: URL): Promise<void> {
    const { scripts, assets } = await this.#build();
    const folder = `${this.#configured.build.assets}/`;
    const files = [
      ...assets,
      ...Array.from(scripts, ([name, code]) => [folder + name, code] as const),
    ];
    for (const [path, content] of files) {
      const file = new URL(path, dir);
      await mkdir(new URL('.', file), { recursive: true });
      await writeFile(file, content);
    }
  }

  /** Has what a build made load the client only if the site turned out to have a quickstart. */
  async settle(build: Built, hasQuickstarts: boolean): Promise<void> {
    if (!this.isWanted) return;
    if (hasQuickstarts) await this.#write(build.dir);
    if (hasQuickstarts === this.isLoaded) return;
    const scripts = await this.scripts(false);
    if (!scripts) return;
    const { page, quickstart } = scripts;
    await changePages(build, (html) =>
      hasQuickstarts
        ? insertScript(html, scripts)
        : html.replaceAll(page, '').replaceAll(quickstart, ''),
    );
  }

  #build(): Promise<BuiltClient> {
    return (this.#built ??= buildClient(this.#told, [this.#words(this.#configured.base)]));
  }

  #words(base: string): VitePlugin {
    const own = this.#settings.words;
    return lazyWords({
      ...{ name: 'virtual:meantime/hello-words', group: 'hello', own },
      base: withSlashes(base),
    });
  }

  get #told(): ClientSettings {
    return clientSettings(this.#configured, this.#settings);
  }

  get #configured(): SiteConfig {
    if (!this.#config) throw new Error('The client was asked for before the site was configured.');
    return this.#config;
  }
}
