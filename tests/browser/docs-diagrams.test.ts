import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { launchBrowser } from '../harness/browser.ts';
import { copyFixture, startAstro, startDevServer } from '../harness/build-site.ts';

function withDiagrams(project: string): void {
  const config = join(project, 'astro.config.mjs');
  const text = readFileSync(config, 'utf8');
  writeFileSync(config, text.replace('docs({', 'docs({ diagrams: true,'));
}

const drawing = (arrow: string): string =>
  `---\ntitle: Drawn\n---\n\n\`\`\`mermaid\nflowchart LR\n  accTitle: How sand falls\n  ${arrow}\n\`\`\`\n`;

test('in development a diagram is drawn, drawn anew by an edit, and what is wrong with it is shown', async () => {
  const browser = await launchBrowser();
  const server = await startDevServer('docs-guide', '', (project) => {
    withDiagrams(project);
    writeFileSync(join(project, 'content/drawn.md'), drawing('Above --> Below'));
  });
  try {
    const write = (arrow: string): void => {
      writeFileSync(join(server.project, 'content/drawn.md'), drawing(arrow));
    };
    const page = await browser.newPage({ colorScheme: 'light' });
    await page.goto(`${server.url}/drawn/`);
    const picture = page.getByRole('img', { name: 'How sand falls' }).first();
    const source = (): Promise<string | null> => picture.getAttribute('src');
    await picture.evaluate((image: HTMLImageElement) => image.decode());
    const before = await source();

    write('Above --> Neck --> Below');
    await expect.poll(source).not.toBe(before);
    await picture.evaluate((image: HTMLImageElement) => image.decode());

    write('Above --> --> Below');
    const overlay = page.locator('vite-error-overlay');
    await overlay.getByText('content/drawn.md:8').first().waitFor();
    write('Above --> Below');
    await overlay.waitFor({ state: 'detached' });
    await expect.poll(source).toBe(before);
  } finally {
    await browser.close();
    await server.close();
  }
});

/** Names of what the cache of a project holds, each as often as it was written. */
function keptIn(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.flatMap((name) => {
    const pack = readFileSync(join(folder, name), 'latin1');
    return [...pack.matchAll(/([\da-f]{16}) \d+ \S{43} *\n/g)].map(([, key = '']) => key);
  });
}

test('a build that was killed leaves what it has drawn to the next one', async () => {
  const project = copyFixture('docs-guide');
  try {
    withDiagrams(project);
    const fences = Array.from(
      { length: 24 },
      (_, index) => `\`\`\`mermaid\nflowchart LR\n  a${index} --> b\n\`\`\``,
    );
    writeFileSync(
      join(project, 'content/many.md'),
      `---\ntitle: Many\n---\n\n${fences.join('\n\n')}\n`,
    );
    const folder = join(project, 'node_modules/.astro/meantime/diagrams');
    const killed = startAstro(project, ['build']);
    await expect.poll(() => keptIn(folder).length, { interval: 5 }).toBeGreaterThan(0);
    killed.kill();
    await killed.ended;
    const before = keptIn(folder);
    expect(before.length).toBeGreaterThan(0);
    expect(before.length).toBeLessThan(24);
    expect(existsSync(join(project, 'dist/many/index.html'))).toBe(false);

    const { exitCode, output } = await startAstro(project, ['build']).ended;
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    const after = keptIn(folder);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(new Set(after).size).toBe(24);
    // None of them was drawn twice.
    expect(after).toHaveLength(24);
    const html = readFileSync(join(project, 'dist/many/index.html'), 'utf8');
    const pictures = [...html.matchAll(/\/_meantime\/diagrams\/[\da-f]{16}-light\.svg/g)];
    expect(new Set(pictures.map(([path]) => path)).size).toBe(24);
    for (const [path] of pictures)
      expect(statSync(join(project, 'dist', path)).size).toBeGreaterThan(500);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
});
