import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { packageUnreadable } from './errors.ts';

/** An npm package as `npm pack` writes it. */
export interface PackedPackage {
  name: string;
  version: string;
  /** Its package.json. */
  manifest: Record<string, unknown>;
  /** The tarball. */
  bytes: Buffer;
  /** As registries give them. */
  integrity: string;
  shasum: string;
}

const recordBytes = 512;

/** @throws MeantimeError `package-unreadable` */
export function readTarball(file: string): PackedPackage {
  const name = basename(file);
  const bytes = readFileSync(file);
  let text: string | undefined;
  try {
    text = findManifest(gunzipSync(bytes));
  } catch (cause) {
    throw packageUnreadable.at({ cause }, name, 'it is no gzipped tar file');
  }
  if (text === undefined) throw packageUnreadable(name, 'it has no package.json');
  const manifest = parseManifest(text);
  if (!manifest) throw packageUnreadable(name, 'its package.json has no name and version');
  const hash = (algorithm: string) => createHash(algorithm).update(bytes);
  return {
    ...manifest,
    bytes,
    integrity: `sha512-${hash('sha512').digest('base64')}`,
    shasum: hash('sha1').digest('hex'),
  };
}

function parseManifest(
  text: string,
): Pick<PackedPackage, 'name' | 'version' | 'manifest'> | undefined {
  try {
    const manifest = JSON.parse(text) as Record<string, unknown> | null; // looked at below
    const { name, version } = manifest ?? {};
    if (!manifest || typeof name !== 'string' || typeof version !== 'string') return undefined;
    return { name, version, manifest };
  } catch {
    return undefined;
  }
}

/** The package.json at the top of the package, whatever its folder is called. */
function findManifest(tar: Buffer): string | undefined {
  for (let at = 0; at + recordBytes <= tar.length;) {
    const field = (from: number, length: number) =>
      tar.toString('utf8', at + from, at + from + length).replace(/\0[\s\S]*$/, '');
    const [path, size] = [field(0, 100), Number.parseInt(field(124, 12), 8) || 0];
    const start = at + recordBytes;
    if (/^[^/]+\/package\.json$/.test(path)) return tar.toString('utf8', start, start + size);
    at = start + Math.ceil(size / recordBytes) * recordBytes;
  }
  return undefined;
}
