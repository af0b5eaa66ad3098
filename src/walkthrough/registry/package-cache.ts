import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An answer of a registry, as it is kept. */
export interface KeptResponse {
  contentType: string;
  body: Buffer;
}

interface KeptEntry {
  /** What was asked for, for people. */
  path: string;
  contentType: string;
  /** SHA-512 of the body, in base64. */
  digest: string;
}

/** A folder with what a registry has answered. What is not as it was written is not there. */
export class PackageCache {
  readonly #folder: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
  }

  /** @param key names the registry, the path and the form that was asked for */
  read(key: string): KeptResponse | undefined {
    const file = this.#fileOf(key);
    try {
      const { contentType, digest } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as KeptEntry; // `write` wrote it
      const body = readFileSync(`${file}.body`);
      return digestOf(body) === digest ? { contentType, body } : undefined;
    } catch {
      // Never kept, or cut short.
      return undefined;
    }
  }

  write(key: string, { contentType, body }: KeptResponse): void {
    const file = this.#fileOf(key);
    const entry: KeptEntry = { path: key, contentType, digest: digestOf(body) };
    replaceFile(`${file}.body`, body);
    replaceFile(`${file}.json`, `${JSON.stringify(entry)}\n`);
  }

  #fileOf(key: string): string {
    return join(this.#folder, createHash('sha256').update(key).digest('hex'));
  }
}

/** In one go, so that nobody reads half of it. */
function replaceFile(file: string, content: Buffer | string): void {
  const written = `${file}.${randomUUID()}.tmp`;
  try {
    writeFileSync(written, content);
    renameSync(written, file);
  } catch (error) {
    rmSync(written, { force: true });
    throw error;
  }
}

function digestOf(body: Buffer): string {
  return createHash('sha512').update(body).digest('base64');
}
