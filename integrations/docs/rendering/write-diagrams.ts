import type { Diagrams } from '../diagrams/diagrams.ts';
import { isBuilt, writeBuilt, type BuiltSite } from '../output/write-built.ts';
import type { SitePages } from '../pages/site-pages.ts';
import { diagramWrong } from '../problems/diagram-errors.ts';
import { diagramPath } from '../settings/own-paths.ts';

interface WrittenDiagrams extends BuiltSite {
  site: { diagrams?: Diagrams | undefined };
  pages: Pick<SitePages, 'all' | 'partials' | 'compiler'>;
}

const schemes = ['light', 'dark'] as const;

/**
 * Writes the pictures that the pages show, drawn again where the cache has lost them.
 *
 * @throws MeantimeError `diagram-wrong` for one that cannot be drawn any more
 */
export async function writeDiagrams({
  site: { diagrams },
  pages,
  ...built
}: WrittenDiagrams): Promise<void> {
  if (!diagrams) return;
  const shown = [...pages.all().filter(({ data }) => !data.draft), ...pages.partials.values()];
  const drawn = shown.flatMap(({ path, key }) =>
    (pages.compiler.factsOf(key)?.diagrams ?? []).map((one) => ({ ...one, path })),
  );
  const once = new Map(drawn.map((one) => [one.source, one]));
  await Promise.all(
    [...once.values()].map(async ({ source, path: file, line }) => {
      const { diagram, fault } = await diagrams.draw(source);
      if (!diagram) throw diagramWrong.at({ location: { file, line } }, fault.why, fault.hint);
      for (const scheme of schemes) {
        const picture = { path: diagramPath(diagram.name, scheme), key: diagram.name };
        if (isBuilt(built, picture)) continue;
        writeBuilt(built, picture, diagrams.picture(diagram.name, scheme));
      }
    }),
  ).finally(() => diagrams.rest());
}
