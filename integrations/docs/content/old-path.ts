import { z } from 'astro/zod';

/** Below the base: neither a whole URL, nor with a query, an anchor, or parts that lead elsewhere. */
const pattern = /^\/(?!\/)(?:[^?#\\\s]*)$/;

/** An address that a page had before. */
export const oldPath = z
  .string()
  .refine((path) => pattern.test(path) && isWhole(path), {
    error: 'must be a path of this site that starts with "/", such as /old/page/',
  })
  .refine((path) => !hasOtherEnding(path), {
    error: 'must be the address of a page: what is sent for it is HTML',
  });

function isWhole(path: string): boolean {
  try {
    const parts = decodeURIComponent(path).split('/');
    return parts.every((part, index) => {
      const isEnd = index === 0 || index === parts.length - 1;
      return part === '' ? isEnd : !/^\.+$/.test(part);
    });
  } catch {
    // A percent sign that stands for no letter.
    return false;
  }
}

/** `/feed.xml`, but neither `/v1.2` nor `/old.html`. */
function hasOtherEnding(path: string): boolean {
  const ending = /\.([a-z][a-z\d]*)$/i.exec(path)?.[1];
  return ending !== undefined && !/^html?$/i.test(ending);
}
