import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
  base?: string;
  /** Whether the site navigates with view transitions. */
  transitions?: boolean;
}

/** Configuration of a fixture site with nothing but `timing()` and MDX. */
export function siteConfig(options: SiteOptions): AstroInlineConfig {
  const { fixture, base = '/', transitions = false } = options;
  const root = fileURLToPath(new URL(`../fixtures/${fixture}/`, import.meta.url));
  return {
    root,
    configFile: false,
    logLevel: 'error',
    base,
    integrations: [mdx(), timing(options.timing)],
    vite: {
      define: {
        'import.meta.env.TRANSITIONS': JSON.stringify(transitions),
        // Vitest has a BASE_URL of its own.
        'import.meta.env.SITE_BASE': JSON.stringify(base),
      },
    },
  };
}

/** Builds a fixture site for real, into a temporary folder. */
export async function buildTimingSite(options: SiteOptions): Promise<BuiltSite> {
  // Astro puts what it writes on the way beside an output folder that lies below the working
  // folder, and where all builds share it otherwise.
  mkdirSync('test-results', { recursive: true });
  const folder = mkdtempSync(resolve('test-results/timing-'));
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
