/**
 * In the data of a page that docs() has put together of several files: lines of its text are then
 * counted from its first, and docs() says afterwards which file each stands in.
 */
export const splicedKey = 'meantime:spliced';
