import type { AstroConfig, AstroIntegrationLogger } from 'astro';
import { cacheFolder, type CacheFolder } from '../cache/cache-folder.ts';
import type { DocsSite } from '../loading/docs-site.ts';
import type { BuiltSite } from '../output/write-built.ts';
import type { SitePages } from '../pages/site-pages.ts';
import { loadEngine } from './engine.ts';
import { SocialImages } from './social-images.ts';
import { writeSocialImages } from './write-social-images.ts';

interface Imaged {
  config: AstroConfig;
  site: Pick<DocsSite, 'settings' | 'problems'>;
}

interface ImageDrawing extends BuiltSite {
  logger: Pick<AstroIntegrationLogger, 'info'>;
}

/** The images of a build: what they are is known before pages are rendered, and they are drawn behind all else. */
export class SiteImages {
  readonly #root: URL;
  readonly #images: SocialImages;
  readonly cache: CacheFolder;

  private constructor(config: AstroConfig, images: SocialImages) {
    this.#root = config.root;
    this.#images = images;
    this.cache = cacheFolder(config.cacheDir, 'social');
  }

  /** Undefined where the site asks for none. What pages say of theirs, they ask of the pages. */
  static plan({ config, site }: Imaged, pages: SitePages): SiteImages | undefined {
    const { settings, problems } = site;
    if (!settings.socialImages) return undefined;
    const images = new SocialImages({ config, settings, pages });
    pages.socialImageAt = (id) => images.get(id)?.path;
    problems.addAll(images.warnings, 'warning');
    return new SiteImages(config, images);
  }

  async draw({ output, dir, logger }: ImageDrawing): Promise<void> {
    const startMs = performance.now();
    const drawn = await writeSocialImages({
      ...{ images: this.#images, cache: this.cache, output, dir },
      load: () => loadEngine(this.#root),
      say: (line) => {
        logger.info(line);
      },
    });
    if (drawn === 0) return;
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    logger.info(`drew ${drawn} ${drawn === 1 ? 'image' : 'images'} in ${seconds} s`);
  }
}
