import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importName, pathBelow, pathFrom } from '../../../integrations/path-below.ts';
import { projectFolder } from '../../../src/cli/project-folder.ts';

describe('paths on Linux and macOS', () => {
  it.each([
    ['/site/pages/a/b.mdx', 'a/b.mdx', 'a/b.mdx'],
    ['/site/pages', '', ''],
    ['/site/public/x.svg', '../public/x.svg', undefined],
    ['/site/pages/..a.mdx', '..a.mdx', '..a.mdx'],
    ['/site/pages/a\\b.mdx', 'a\\b.mdx', 'a\\b.mdx'],
  ])('%s', (file, way, below) => {
    expect(pathFrom('/site/pages', file, posix)).toBe(way);
    expect(pathBelow('/site/pages', file, posix)).toBe(below);
  });

  it('are what imports name', () => {
    expect(importName(new URL('file:///site/a%20b/x.css'), false)).toBe('/site/a b/x.css');
  });

  it.each([
    ['/repo/docs/site', 'docs/site/'],
    ['/repo', ''],
    ['/elsewhere', ''],
    ['/repo/..docs', '..docs/'],
  ])('the project at %s', (cwd, folder) => {
    expect(projectFolder({ cwd, env: { GITHUB_WORKSPACE: '/repo' } }, posix)).toBe(folder);
    expect(projectFolder({ cwd, env: {} }, posix)).toBe('');
  });
});

describe('paths on Windows', () => {
  it.each([
    ['C:\\site\\pages\\a\\b.mdx', 'a/b.mdx', 'a/b.mdx'],
    // As Vite names files.
    ['c:/site/pages/a/b.mdx', 'a/b.mdx', 'a/b.mdx'],
    ['C:\\site\\public\\x.svg', '../public/x.svg', undefined],
    ['D:\\other\\x.mdx', 'D:/other/x.mdx', undefined],
  ])('%s', (file, way, below) => {
    expect(pathFrom('C:\\site\\pages', file, win32)).toBe(way);
    expect(pathBelow('C:\\site\\pages', file, win32)).toBe(below);
  });

  it('are what imports name, with forward slashes', () => {
    expect(importName(new URL('file:///C:/site/a%20b/x.css'), true)).toBe('C:/site/a b/x.css');
  });

  it.each([
    ['C:\\repo\\docs\\site', 'docs/site/'],
    ['C:\\repo', ''],
    ['D:\\repo\\docs', ''],
  ])('the project at %s', (cwd, folder) => {
    expect(projectFolder({ cwd, env: { GITHUB_WORKSPACE: 'C:\\repo' } }, win32)).toBe(folder);
  });
});
