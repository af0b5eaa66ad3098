import type { CacheFolder } from '../cache/cache-folder.ts';
import { isBuilt, writeBuilt, type BuiltSite } from '../output/write-built.ts';
import { sayProgress } from '../reporting/progress.ts';
import { socialImageFailed } from '../problems/published-errors.ts';
import { cardHeight, cardWidth, logoName } from './card.ts';
import type { Renderer } from './engine.ts';
import type { SocialImage, SocialImages } from './social-images.ts';

interface ImageWriting extends BuiltSite {
  images: SocialImages;
  cache: Pick<CacheFolder, 'has' | 'read' | 'write'>;
  /** Loads what draws, where there is something to be drawn. */
  load: () => new () => Renderer;
  /** Told how far it is. */
  say: (line: string) => void;
}

/** So many are drawn at a time, on the threads that Node has for such work. */
const atOnce = 4;

/**
 * Writes the image of each page that is not in place: from the cache, or drawn.
 *
 * @returns how many were drawn
 * @throws MeantimeError `social-image-failed`
 */
export async function writeSocialImages(writing: ImageWriting): Promise<number> {
  const { images, cache, load, say, ...built } = writing;
  const left = images.all().filter((image) => {
    if (isBuilt(built, image)) {
      // It is of use, though nobody reads it.
      cache.has(image.key);
      return false;
    }
    const known = cache.read(image.key);
    if (known === undefined) return true;
    writeBuilt(built, image, Buffer.from(known, 'base64'));
    return false;
  });
  if (left.length === 0) return 0;
  const draw = await openDrawing(images, left, new (load())());
  const now = (): number => performance.now();
  const drawn = sayProgress({ verb: 'drew the images of', total: left.length, now, say });
  const open = left.values();
  const work = async (): Promise<void> => {
    for (const image of open) {
      const png = await draw(image);
      cache.write(image.key, Buffer.from(png).toString('base64'));
      writeBuilt(built, image, png);
      drawn();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return left.length;
}

async function openDrawing(
  { fonts, logo }: SocialImages,
  left: readonly SocialImage[],
  renderer: Renderer,
): Promise<(image: SocialImage) => Promise<Uint8Array>> {
  const letters = new Set(left.flatMap(({ text }) => Array.from(text)));
  for (const font of fonts.filesFor([...letters].join(''))) await renderer.registerFont(font);
  const shared = {
    ...{ width: cardWidth, height: cardHeight, format: 'png' as const },
    ...{ fontFamilies: fonts.names, images: logo ? [{ src: logoName, data: logo }] : [] },
  };
  return async ({ node, lang, file }) => {
    try {
      return await renderer.render(node, { ...shared, lang });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw socialImageFailed.at({ location: { file }, cause }, reason);
    }
  };
}
