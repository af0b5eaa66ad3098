import { mkdirSync, writeFileSync } from 'node:fs';
import type { Diagrams } from '../diagrams/diagrams.ts';
import type { OutputFolder } from '../output/output-folder.ts';
import type { SitePages } from '../pages/site-pages.ts';
import { diagramPath } from '../settings/own-paths.ts';

interface WrittenDiagrams {
  site: { diagrams?: Diagrams | undefined };
  pages: SitePages;
  /** Undefined where Astro empties the folder itself. */
  output: OutputFolder | undefined;
  /** Where the built site is. */
  dir: URL;
}

const schemes = ['light', 'dark'] as const;

/** Writes the pictures that the pages show, drawn again where the cache has lost them. */
export async function writeDiagrams({
  site: { diagrams },
  pages,
  output,
  dir,
}: WrittenDiagrams): Promise<void> {
  if (!diagrams) return;
  const shown = [...pages.all().filter(({ data }) => !data.draft), ...pages.partials.values()];
  const sources = shown.flatMap(({ key }) => pages.compiler.factsOf(key)?.diagrams ?? []);
  await Promise.all(
    [...new Set(sources.map(({ source }) => source))].map(async (source) => {
      const { diagram } = await diagrams.draw(source);
      if (!diagram) return;
      for (const scheme of schemes) {
        const path = diagramPath(diagram.name, scheme);
        if (output?.holds(path, diagram.name)) continue;
        const svg = diagrams.picture(diagram.name, scheme) ?? '';
        if (output) output.write(path, diagram.name, svg);
        else writeFile(new URL(path, dir), svg);
      }
    }),
  );
  await diagrams.rest();
}

function writeFile(file: URL, text: string): void {
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
}
