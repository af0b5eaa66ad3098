import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import mdx from '@astrojs/mdx';
import { build, type AstroInlineConfig } from 'astro';
import { timing, type TimingOptions } from '../../integrations/timing/index.ts';

export interface BuiltSite {
  /** Folder that was built, with a slash at its end. */
  dist: URL;
  remove(): void;
}

interface SiteOptions {
  fixture: 'timing-site' | 'timing-collection';
  timing?: TimingOptions;
  config?: AstroInlineConfig;
}

/** Configuration of a fixture site with nothing but `timing()` and MDX. */
export function siteConfig({ fixture, timing: options, config }: SiteOptions): AstroInlineConfig {
  const root = fileURLToPath(new URL(`../fixtures/${fixture}/`, import.meta.url));
  return {
    root,
    configFile: false,
    logLevel: 'error',
    ...config,
    integrations: [mdx(), timing(options)],
  };
}

/** Builds a fixture site for real, into a temporary folder. */
export async function buildTimingSite(options: SiteOptions): Promise<BuiltSite> {
  const folder = mkdtempSync(join(tmpdir(), 'meantime-test-'));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const outDir = join(folder, 'dist');
    await build({ ...siteConfig(options), outDir, cacheDir: join(folder, 'cache') });
    return { dist: pathToFileURL(`${outDir}/`), remove };
  } catch (error) {
    remove();
    throw error;
  }
}
