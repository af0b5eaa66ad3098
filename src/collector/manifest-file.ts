import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isMeantimeError } from '../protocol/errors.ts';
import type { Manifest } from '../protocol/manifest.ts';
import { parseManifest } from '../protocol/parse-manifest.ts';
import { systemCode, wordSystemError } from '../text/system-errors.ts';
import { manifestMissing, manifestUnreadable } from './errors.ts';

/**
 * The manifest in a file.
 *
 * @param file as it is named to people, relative to `folder` or absolute
 * @throws MeantimeError `manifest-missing`, `manifest-unreadable`, `manifest-invalid`
 */
export function readManifestFile(folder: string, file: string): Manifest {
  let text: string;
  try {
    text = readFileSync(resolve(folder, file), 'utf8');
  } catch (cause) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes(systemCode(cause));
    if (isMissing) throw manifestMissing.at({ cause }, file);
    throw manifestUnreadable.at({ cause }, file, wordSystemError(cause));
  }
  return parseManifest(text, { file });
}

/**
 * Reads the manifest as `readManifestFile` does, and again in the first turn of the event loop in which
 * a build has replaced it. While a build is writing, the one before stays in force.
 *
 * @throws MeantimeError when there is none to begin with
 */
export function watchManifestFile(folder: string, file: string): () => Manifest {
  const path = resolve(folder, file);
  // Looked at before it is read: a build that comes between the two is seen the next time.
  let seen = stampOf(path);
  let manifest = readManifestFile(folder, file);
  // One look serves all who ask within a turn of the event loop: each batch asks several times.
  let isLookedAt = false;
  return () => {
    if (isLookedAt) return manifest;
    isLookedAt = true;
    setImmediate(() => {
      isLookedAt = false;
    });
    const stamp = stampOf(path);
    if (stamp === seen || stamp === undefined) return manifest;
    try {
      manifest = readManifestFile(folder, file);
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
