import type * as TypeScript from 'typescript';
import { isInstalled } from './visible-packages.ts';

/**
 * The compiler with no other files to read than those of packages: what a sample is checked by is
 * then all that its key in the cache stands for.
 *
 * @param folders of packages that stand elsewhere, absolute
 */
export function withVisibleFiles(
  typescript: typeof TypeScript,
  folders: readonly string[],
): typeof TypeScript {
  const { sys } = typescript;
  const roots = folders.map((folder) => `${folder.replaceAll('\\', '/')}/`);
  const isVisible = (path: string): boolean => {
    const plain = path.replaceAll('\\', '/');
    return isInstalled(plain) || roots.some((root) => `${plain}/`.startsWith(root));
  };
  const visible: TypeScript.System = {
    ...sys,
    fileExists: (path) => isVisible(path) && sys.fileExists(path),
    readFile: (path, encoding) => (isVisible(path) ? sys.readFile(path, encoding) : undefined),
    readDirectory: (path, ...more) => (isVisible(path) ? sys.readDirectory(path, ...more) : []),
    getDirectories: (path) => (isVisible(path) ? sys.getDirectories(path) : []),
  };
  return Object.create(typescript, { sys: { value: visible } }) as typeof TypeScript;
}
