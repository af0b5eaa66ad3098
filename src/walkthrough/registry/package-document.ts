import type { PackedPackage } from './read-tarball.ts';

/** Path of a package's tarball, where all package managers expect it. */
export function tarballPath({ name, version }: Pick<PackedPackage, 'name' | 'version'>): string {
  return `/${name}/-/${name.split('/').at(-1) ?? name}-${version}.tgz`;
}

/**
 * What a registry says of a package of which it has this one version: whatever tag is asked for is it.
 *
 * @param url of the registry, without a slash at its end
 * @param tags those that the package has elsewhere
 */
export function packageDocument(
  packed: PackedPackage,
  url: string,
  tags: readonly string[] = [],
): Record<string, unknown> {
  const { name, version, manifest, integrity, shasum } = packed;
  const dist = { tarball: url + tarballPath(packed), integrity, shasum };
  const isScript = (script: string) => ['install', 'preinstall', 'postinstall'].includes(script);
  const scripts = Object.keys(manifest['scripts'] ?? {});
  return {
    name,
    'dist-tags': Object.fromEntries(['latest', ...tags].map((tag) => [tag, version])),
    versions: {
      [version]: {
        ...manifest,
        _id: `${name}@${version}`,
        dist,
        ...(scripts.some(isScript) ? { hasInstallScript: true } : {}),
      },
    },
    time: { [version]: '2000-01-01T00:00:00.000Z' },
  };
}
