import { fileURLToPath } from 'node:url';
import type { MdastPluginDefinition } from 'satteri';

/** Addresses of images that are published as they are, by the path of each. */
export type PublishedImages = Pick<ReadonlyMap<string, string>, 'get'>;

/** So that whoever reads what was written can leave it out. */
export const unmeasuredImagesName = 'meantime:unmeasured-images';

/**
 * Sätteri plugin that gives images which Astro cannot measure the address of the file itself:
 * anything else it would stop at.
 */
export function unmeasuredImages(published: PublishedImages): MdastPluginDefinition {
  return {
    name: unmeasuredImagesName,
    image(node, context) {
      const file = imageFile(node.url, context.fileURL);
      const url = file === undefined ? undefined : published.get(file);
      if (url !== undefined) context.setProperty(node, 'url', url);
    },
  };
}

/** Path of an image beside a page; undefined for what is an address, or named in another way. */
export function imageFile(url: string, page: URL | undefined): string | undefined {
  if (!page || url === '' || /^(?:[/#?]|[a-z][a-z\d+.-]*:)/i.test(url)) return undefined;
  return URL.canParse(url, page) ? fileURLToPath(new URL(url, page)) : undefined;
}
