import { readIfThere } from '../../../read-file.ts';
import { include } from '../../components/include.ts';

/**
 * The files whose text a page may take in, one through the other, as far as its text tells; some may
 * not be there.
 */
export function includedFiles(text: string, page: URL): { file: URL; text: string | undefined }[] {
  const found = new Map<string, { file: URL; text: string | undefined }>();
  const open = [{ file: page, text }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (!next.text.includes(`<${include.name}`)) continue;
    for (const [, named = ''] of next.text.matchAll(includeTag)) {
      const file = new URL(encodeURI(named).replaceAll('#', '%23'), next.file);
      if (found.has(file.href)) continue;
      const read = /\.mdx?$/i.test(file.pathname) ? readIfThere(file) : undefined;
      found.set(file.href, { file, text: read });
      if (read !== undefined) open.push({ file, text: read });
    }
  }
  return [...found.values()];
}

const includeTag = /<Include\b[^>]*?\bfile\s*=\s*(?:\{\s*)?["'`]([^"'`\n]+)["'`]/g;
