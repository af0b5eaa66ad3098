import { linesOf } from '../../../src/text/code-frame.ts';
import type { Problem } from '../../../src/problems/problem.ts';
import type { Random } from '../../../src/statistics/random.ts';
import { checkPage } from './check-page.ts';
import { mutations, type Mutation } from './mutate-page.ts';
import { withLinesBefore, type SeedPage } from './seed-pages.ts';

/** What a writer must be able to rely on, whatever is wrong; undefined when it holds. */
export function complaintAbout(problem: Problem, contents: string): string | undefined {
  const { code, message, hint, line, column, frame } = problem;
  const lines = linesOf(contents);
  if (code === 'page-not-compiled') return `nobody knows why: ${message}`;
  if (line === null || column === null || frame === null) return 'it has no place';
  if (line < 1 || line > lines.length) return `line ${line} of ${lines.length}`;
  const length = lines[line - 1]?.length ?? 0;
  if (column < 1 || column > length + 1) return `column ${column} of ${length}`;
  if (/\boxc\b|mdx-jsx:|mdxjs/.test(message)) return `the parser's own words: ${message}`;
  return hint === null ? 'it does not say what to do' : undefined;
}

interface Mutants {
  mutate: Mutation;
  seeds: readonly SeedPage[];
  count: number;
  random: Random;
}

/** Makes mutants of the seeds in turn: each is to give a page, or errors that are clear. */
export async function judgeMutants({ mutate, seeds, count, random }: Mutants) {
  const wrong: object[] = [];
  const counts = new Map<string, number>();
  const note = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let index = 0; index < count; index += 1) {
    const seed = seeds[index % seeds.length];
    if (!seed) throw new Error('no seeds');
    const mutant = mutate(seed.contents, random);
    const { problems, page } = await checkPage(mutant, seed.file);
    if (problems.length === 0 && !page) wrong.push({ file: seed.file, mutant });
    note(problems.length === 0 ? `page (${page?.kind ?? ''})` : 'errors');
    for (const problem of problems) {
      const complaint = complaintAbout(problem, mutant);
      note(problem.code);
      if (complaint !== undefined) wrong.push({ complaint, problem, mutant });
    }
  }
  return { wrong, counts };
}

const above = ['', 'Words with 😀, ö and\ttabs.', '', '- 字 a list', ''];

/** Makes mutants below lines that are put before them: their mistakes are to move by those lines and no other way. */
export async function judgeMoved({ seeds, count, random }: Omit<Mutants, 'mutate'>) {
  const wrong: object[] = [];
  const kinds = Object.values(mutations);
  let compared = 0;
  for (let index = 0; index < count; index += 1) {
    const seed = seeds[index % seeds.length];
    const mutate = kinds[index % kinds.length];
    if (!seed || !mutate || mutate === mutations['other line ends']) continue;
    const lines = seed.contents.split('\n');
    const head = lines.slice(0, seed.bodyLine - 1).join('\n');
    const body = mutate(lines.slice(seed.bodyLine - 1).join('\n'), random);
    const mutant = { ...seed, contents: `${head}\n${body}` };
    const { problems } = await checkPage(mutant.contents, seed.file);
    const moved = await checkPage(withLinesBefore(mutant, above), seed.file);
    const expected = placesOf(problems, above.length);
    const came = placesOf(moved.problems, 0);
    if (expected !== came) wrong.push({ expected, came, mutant: mutant.contents });
    compared += problems.length;
  }
  return { wrong, compared };
}

function placesOf(problems: readonly Problem[], by: number): string {
  return (
    problems
      // What has no line of its own, such as half a sign that no file can hold, has none to move.
      .map(
        ({ code, line, column }) => `${code} ${line === null ? '' : line + by}:${String(column)}`,
      )
      .join(', ')
  );
}
