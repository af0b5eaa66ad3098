import { readFileSync, statSync } from 'node:fs';
import { isMeantimeError } from '../protocol/errors.ts';
import type { Manifest } from '../protocol/manifest.ts';
import { parseManifest } from '../protocol/parse-manifest.ts';
import { manifestMissing, manifestUnreadable } from './errors.ts';

/**
 * The manifest at `path`.
 *
 * @throws MeantimeError `manifest-missing`, `manifest-unreadable`, `manifest-invalid`
 */
export function readManifestFile(path: string): Manifest {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw manifestMissing.at({ cause }, path);
    throw manifestUnreadable.at({ cause }, path, code);
  }
  return parseManifest(text);
}

/**
 * Reads the manifest at `path`, and again whenever a build has replaced it. While a build is
 * writing, the one before stays in force.
 *
 * @throws MeantimeError when there is none to begin with, as `readManifestFile`
 */
export function watchManifestFile(path: string): () => Manifest {
  let manifest = readManifestFile(path);
  let seen = stampOf(path);
  return () => {
    const stamp = stampOf(path);
    if (stamp === seen || stamp === undefined) return manifest;
    try {
      manifest = readManifestFile(path);
      seen = stamp;
    } catch (error) {
      if (!isMeantimeError(error)) throw error;
    }
    return manifest;
  };
}

function stampOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
