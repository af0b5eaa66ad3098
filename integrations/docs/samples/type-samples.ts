import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { TwoslashInstance } from 'twoslash/core';
import { z } from 'astro/zod';
import { cacheFolder, type CacheFolder } from '../cache/cache-folder.ts';
import { ownCode } from '../cache/own-code.ts';
import { packageVersions } from '../cache/package-versions.ts';
import type { CheckedSample, ReadSamples, Sample } from '../markdown/read-samples.ts';
import { checkSample, sampleTags } from './check-sample.ts';
import { twoslashNames, twoslashPackages, type TwoslashPackages } from './twoslash-packages.ts';
import { visiblePackages, type VisiblePackages } from './visible-packages.ts';
import { withVisibleFiles } from './visible-system.ts';

interface SampleSite {
  root: URL;
  /** Where the cache is, asked for when a sample is checked. */
  cacheDir: () => URL;
}

const kept = z.object({
  code: z.string(),
  notes: z.array(
    z.object({
      kind: z.enum(['type', 'query', 'error', 'completion', 'mark', 'log', 'warn']),
      ...{ line: z.number(), column: z.number(), length: z.number(), said: z.string() },
    }),
  ),
});

/** The samples of a site: each is checked once, and kept with what else was made of its pages. */
export class TypeSamples implements ReadSamples {
  readonly stamp: string;
  readonly #site: SampleSite;
  readonly #packages: TwoslashPackages;
  readonly #visible: VisiblePackages;
  readonly #checked = new Map<string, CheckedSample>();
  #twoslash: TwoslashInstance | undefined;
  #cache: CacheFolder | undefined;

  /** @throws MeantimeError `twoslash-missing` */
  constructor(site: SampleSite) {
    const { root } = site;
    this.#site = site;
    this.#packages = twoslashPackages(root);
    this.#visible = visiblePackages(fileURLToPath(new URL('.', root)));
    const versions = packageVersions(twoslashNames, new URL('package.json', root));
    this.stamp = createHash('sha256')
      .update(versions.join('\n'))
      .update(this.#visible.stamp)
      .update(ownCode([import.meta.url]).hash)
      .digest('hex');
  }

  nameOf(language: string, code: string): string {
    const hash = createHash('sha256').update(`${this.stamp}\n${language}\n${code}`);
    return hash.digest('hex').slice(0, 32);
  }

  check(language: string, code: string): CheckedSample {
    const name = this.nameOf(language, code);
    const known = this.#checked.get(name) ?? this.#read(name);
    if (known) return known;
    const checked = checkSample((this.#twoslash ??= this.#start()), language, code);
    this.#checked.set(name, checked);
    if (checked.sample) this.#store.write(name, JSON.stringify(checked.sample));
    return checked;
  }

  named(name: string): Sample | undefined {
    return (this.#checked.get(name) ?? this.#read(name))?.sample;
  }

  /** Gives back the memory that the compiler took. */
  rest(): void {
    this.#twoslash = undefined;
  }

  prune(limits: Parameters<CacheFolder['prune']>[0]): void {
    this.#cache?.prune(limits);
  }

  get trouble(): string | undefined {
    return this.#cache?.trouble;
  }

  #read(name: string): CheckedSample | undefined {
    const text = this.#store.read(name);
    if (text === undefined) return undefined;
    const read = kept.safeParse(JSON.parse(text));
    if (!read.success) return undefined;
    const checked = { sample: read.data };
    this.#checked.set(name, checked);
    return checked;
  }

  get #store(): CacheFolder {
    return (this.#cache ??= cacheFolder(this.#site.cacheDir(), 'samples'));
  }

  #start(): TwoslashInstance {
    const { createTwoslasher, typescript, libFolder } = this.#packages;
    return createTwoslasher({
      tsModule: withVisibleFiles(typescript, [libFolder, ...this.#visible.linked]),
      vfsRoot: fileURLToPath(new URL('.', this.#site.root)).replace(/[\\/]$/, ''),
      tsLibDirectory: libFolder,
      compilerOptions: { moduleResolution: typescript.ModuleResolutionKind.Bundler },
      customTags: sampleTags,
    });
  }
}
