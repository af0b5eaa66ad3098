import { z } from 'astro/zod';
import { controlIn } from '../settings/plain-text.ts';

/** Below the base: neither a whole URL, nor with a query, an anchor, or parts that lead elsewhere. */
const pattern = /^\/(?!\/)(?:[^?#\\\s]*)$/;

/** Of Netlify, Cloudflare and those who do as they do. */
const hostFiles = /^\/_(?:redirects|headers|worker\.js)(?:\/|$)/i;

/** What file systems take as one name, and as a path below a folder. */
const mostBytes = 255;
const mostLetters = 1000;

/** An address that a page had before. */
export const oldPath = z
  .string()
  .refine((path) => pattern.test(path) && isWhole(path), {
    error: 'must be a path of this site that starts with "/", such as /old/page/',
  })
  .refine((path) => !hasOtherEnding(path), {
    error: 'must be the address of a page: what is sent for it is HTML',
  })
  .refine((path) => !hostFiles.test(path), {
    error: 'must not be a file in which hosts look for settings',
  });

function isWhole(path: string): boolean {
  try {
    const decoded = decodeURIComponent(path);
    if (controlIn(decoded) !== undefined || decoded.includes('\\')) return false;
    if (decoded.length > mostLetters) return false;
    const parts = decoded.split('/');
    if (parts.some((part) => Buffer.byteLength(part) > mostBytes)) return false;
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
