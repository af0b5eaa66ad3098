import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const hourMs = 3_600_000;

interface Limits {
  maxBytes: number;
  nowMs: number;
}

/**
 * A folder of texts by key. Nothing in it is ever changed: a file is written under another name
 * and then renamed, so that a build that is killed, or two at once, leave whole files or none. A
 * file that is damaged all the same is as good as missing. Deleting the folder costs time only.
 */
export class CacheFolder {
  readonly #folder: string;
  readonly #used = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  has(key: string): boolean {
    this.#used.add(key);
    return existsSync(this.#pathOf(key));
  }

  read(key: string): string | undefined {
    this.#used.add(key);
    let file: string;
    try {
      file = readFileSync(this.#pathOf(key), 'utf8');
    } catch {
      // Missing, or not legible: either way it is made anew.
      return undefined;
    }
    const end = file.indexOf('\n');
    const text = file.slice(end + 1);
    return file.slice(0, end) === checksum(text) ? text : undefined;
  }

  write(key: string, text: string): void {
    this.#used.add(key);
    const temporary = join(this.#folder, `${randomUUID()}.tmp`);
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(temporary, `${checksum(text)}\n${text}`);
    renameSync(temporary, this.#pathOf(key));
  }

  /**
   * Forgets what was used longest ago until the rest fits, and what killed builds left behind.
   * What this build used stays, and what is younger than an hour: another build may be at it.
   */
  prune({ maxBytes, nowMs }: Limits): void {
    const files = this.#files().sort((a, b) => a.usedMs - b.usedMs);
    let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const now = new Date(nowMs);
    for (const { name, usedMs, bytes: size } of files) {
      const path = join(this.#folder, name);
      const isOld = nowMs - usedMs > hourMs;
      if (this.#used.has(name)) {
        // The time of the file is when it was last used; an hour is exact enough.
        if (isOld) utimesSync(path, now, now);
      } else if (isOld && (name.endsWith('.tmp') || bytes > maxBytes)) {
        rmSync(path, { force: true });
        bytes -= size;
      }
    }
  }

  #files(): { name: string; usedMs: number; bytes: number }[] {
    return readdirSync(this.#folder).flatMap((name) => {
      // Another build may have removed it meanwhile.
      const stats = statSync(join(this.#folder, name), { throwIfNoEntry: false });
      return stats?.isFile() ? [{ name, usedMs: stats.mtimeMs, bytes: stats.size }] : [];
    });
  }

  #pathOf(key: string): string {
    return join(this.#folder, key);
  }
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
