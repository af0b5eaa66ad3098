/**
 * What the images of pages cost a build: the same site without them, with them, and from the cache.
 *
 *     npm run bench:images -- --pages 300 --times 3
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSite, type BuiltSite } from '../../harness/build-site.ts';
import { generatedPages } from '../build/pages/generated.ts';
import { renderPage } from '../build/pages/write-pages.ts';

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '300' }, times: { type: 'string', default: '3' } },
});
const count = Number(values.pages);

function withPages(images: boolean) {
  return (project: string): void => {
    const config = join(project, 'astro.config.mjs');
    const option = `docs({ socialImages: ${images},`;
    writeFileSync(config, readFileSync(config, 'utf8').replace('docs({', option));
    const pageAt = generatedPages(1);
    for (let index = 0; index < count; index += 1) {
      const page = pageAt(index);
      const file = join(project, 'content', `${page.path}.mdx`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, renderPage(page));
    }
  };
}

interface Timed {
  seconds: number;
  site: BuiltSite;
}

async function timed(build: () => Promise<BuiltSite>): Promise<Timed> {
  const startMs = performance.now();
  const site = await build();
  if (site.exitCode !== 0) throw new Error(site.output);
  return { seconds: (performance.now() - startMs) / 1000, site };
}

const seconds: Record<'without' | 'with' | 'cached' | 'drawing', number[]> = {
  ...{ without: [], with: [], cached: [], drawing: [] },
};
for (let time = 0; time < Number(values.times); time += 1) {
  const plain = await timed(() => buildSite('docs-guide', { prepare: withPages(false) }));
  const drawn = await timed(() => buildSite('docs-guide', { prepare: withPages(true) }));
  rmSync(drawn.site.dist, { recursive: true });
  const again = await timed(() => drawn.site.rebuild());
  if (again.site.output.includes('drew ')) throw new Error('The cache was of no use.');
  seconds.without.push(plain.seconds);
  seconds.with.push(drawn.seconds);
  seconds.cached.push(again.seconds);
  seconds.drawing.push(Number(/drew \d+ images in ([\d.]+) s/.exec(drawn.site.output)?.[1]));
  plain.site.remove();
  drawn.site.remove();
}

const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
const without = median(seconds.without);
for (const [name, list] of Object.entries(seconds)) {
  const ratio = (median(list) / without).toFixed(2);
  console.log(`${name.padEnd(8)} ${median(list).toFixed(1)} s · ${ratio} of the build without`);
}
