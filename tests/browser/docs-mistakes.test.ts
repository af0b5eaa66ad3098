import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildSite, copyFixture } from '../harness/build-site.ts';
import { runCli } from '../harness/run-cli.ts';

const fixture = 'docs-guide';

function pagesOf(dist: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.html') && !path.startsWith('pagefind/'),
  );
}

describe('what a writer got wrong', () => {
  async function failureOf(prepare: (project: string) => void): Promise<string> {
    const site = await buildSite(fixture, { prepare });
    site.remove();
    expect(site.exitCode, site.output).not.toBe(0);
    return site.output;
  }

  /** Two pages that are broken in several ways, one with a warning, and two with one address. */
  function breakPages(project: string): void {
    const write = (name: string, lines: string[]): void => {
      writeFileSync(join(project, 'content', name), `${lines.join('\n')}\n`);
    };
    write('bad.mdx', [
      '---',
      'title: Bad',
      'quickstart:',
      '  goal: Hello',
      '  budget: soon',
      '---',
      "import Chart from './chart.astro';",
      '',
      '<Chart />',
      '',
      '<Aside kind="tpi">x</Aside>',
    ]);
    write('worse.md', ['---', 'titel: Worse', '---', 'Text.']);
    write('module.mdx', [
      '---',
      'title: A module',
      '---',
      "import Chart from './chrat.astro';",
      '',
      '<Chart />',
      '',
      '```nope',
      'x',
      '```',
    ]);
    write('quickstart.mdx', ['---', 'title: Twin', '---', 'Text.']);
    write('_chart.astro', ['<p>x</p>']);
  }

  const places = [
    'content/bad.mdx:5:11 The frontmatter of a page is wrong. (frontmatter-invalid)',
    'content/bad.mdx:11:8 A property has a wrong value. (property-wrong)',
    'content/module.mdx:4:20 What is imported is not there. (import-missing)',
    'content/quickstart.mdx Two pages have one address. (address-taken)',
    'content/worse.md:1:1 The frontmatter of a page is wrong. (frontmatter-invalid)',
    'content/worse.md:2:1 The frontmatter of a page is wrong. (frontmatter-invalid)',
  ];

  test('a build tells every problem of every page, in order, and counts them', async () => {
    const output = await failureOf(breakPages);
    const told = places.map((place) => output.indexOf(place));
    expect(told, output).not.toContain(-1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(output).toContain('6 problems in 4 pages.');
    expect(output).toContain(
      'content/quickstart.md and content/quickstart.mdx would both be built to /quickstart/',
    );
    expect(output).toContain('> 11 | <Aside kind="tpi">x</Aside>\n       |        ^\n');
  });

  test('meantime lint finds the same without building, as text, as JSON and for GitHub', async () => {
    const project = copyFixture(fixture);
    onTestFinished(() => {
      rmSync(project, { recursive: true });
    });
    expect(await runCli(['lint'], { cwd: project })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('no problems') as string,
    });
    breakPages(project);
    const { exitCode, stdout, stderr } = await runCli(['lint'], { cwd: project });
    expect(exitCode, stderr).toBe(1);
    expect(stdout.split('\n').filter((line) => line.startsWith('content/'))).toEqual(places);
    expect(stdout).toMatch(/\n6 problems in 4 pages\.\n$/);
    expect(stdout).toContain('Warning: content/module.mdx:8:4 A code block has no colours.');

    const json = await runCli(['lint', '--json'], {
      cwd: project,
      env: { GITHUB_ACTIONS: 'true' },
    });
    expect(json.exitCode).toBe(1);
    const report = JSON.parse(json.stdout) as { problems: object[]; warnings: object[] };
    expect(report.problems).toHaveLength(6);
    expect(report.warnings).toHaveLength(2);
    expect(report.problems[1]).toMatchInlineSnapshot(`
      {
        "code": "property-wrong",
        "column": 8,
        "file": "content/bad.mdx",
        "frame": "   9 | <Chart />
        10 |
      > 11 | <Aside kind="tpi">x</Aside>
           |        ^
        12 |",
        "hint": "Write it like this: kind="tip"",
        "line": 11,
        "message": "kind of <Aside> must be one of note, tip, important, caution, danger, but is "tpi".",
        "title": "A property has a wrong value.",
      }
    `);
    expect(json.stderr).toContain(
      '::error file=content/bad.mdx,line=11,col=8,title=A property has a wrong value.::kind of <Aside>',
    );
    expect(existsSync(join(project, 'dist'))).toBe(false);
  });

  test('meantime lint finds broken links, and leaves alone what is no site of docs()', async () => {
    const project = copyFixture(fixture);
    onTestFinished(() => {
      rmSync(project, { recursive: true });
    });
    const start = '---\ntitle: Lost\n---\n\n';
    writeFileSync(join(project, 'content/lost.md'), `${start}[a](./gone.md) [b](#none)\n`);
    const { stdout, exitCode } = await runCli(['lint'], { cwd: project });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('content/lost.md:5:5 A link leads to no page. (link-broken)');
    expect(stdout).toContain('content/lost.md:5:20 A link leads to no place of its page.');

    writeFileSync(join(project, 'astro.config.mjs'), 'export default {};\n');
    rmSync(join(project, 'src'), { recursive: true });
    mkdirSync(join(project, 'src/pages'), { recursive: true });
    writeFileSync(join(project, 'src/pages/index.astro'), '<h1>Other</h1>\n');
    mkdirSync(join(project, 'dist'));
    writeFileSync(join(project, 'dist/kept.txt'), '');
    const other = await runCli(['lint'], { cwd: project });
    expect(other).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('pages-not-reported') as string,
    });
    expect(readdirSync(join(project, 'dist'))).toEqual(['kept.txt']);
  });

  test('a warning is told of a page that came from the cache as well, and Shiki keeps silent', async () => {
    const site = await buildSite(fixture);
    const again = await site.rebuild();
    site.remove();
    for (const { output, exitCode } of [site, again]) {
      expect(exitCode).toBe(0);
      expect(output).toContain('content/quickstart.md:75:4 A code block has no colours.');
      expect(output).not.toContain('[Shiki]');
    }
  });

  test('code of a page that stops names the page, and its line where only one can be meant', async () => {
    const module = (body: string) => (project: string) => {
      const page = `---\ntitle: M\n---\n\nexport const a = undefined;\n\n${body}\n`;
      writeFileSync(join(project, 'content/m.mdx'), page);
    };
    const stopped = await failureOf(module('One {1} and {a.b}.'));
    expect(stopped).toContain(
      "Its code stopped: Cannot read properties of undefined (reading 'b')",
    );
    expect(stopped).toContain('content/m.mdx:7:13');
    const computed = await failureOf(module('<Card title={1 + 2}>x</Card>'));
    expect(computed).toContain('title of <Card> must be text in quotes, but is {3}.');
    expect(computed).toContain('content/m.mdx');
  });

  test('no collection', async () => {
    const output = await failureOf((project) => {
      rmSync(join(project, 'src/content.config.ts'));
    });
    expect(output).toContain("import { docs } from 'meantime/content';");
  });

  test('partials, drafts and hidden pages', async () => {
    const site = await buildSite(fixture, {
      prepare: (project) => {
        const write = (name: string, more: string) => {
          writeFileSync(
            join(project, `content/${name}.md`),
            `---\ntitle: ${name}\n${more}---\nText.\n`,
          );
        };
        write('_partial', '');
        write('draft', 'draft: true\n');
        write('hidden', 'sidebar: { hidden: true }\n');
      },
    });
    expect(site.exitCode, site.output).toBe(0);
    const pages = pagesOf(site.dist);
    expect(pages).toContain('hidden/index.html');
    expect(pages).not.toContain('draft/index.html');
    expect(pages).not.toContain('_partial/index.html');
    expect(site.read('_meantime/navigation/index.html')).not.toContain('page/hidden');
    site.remove();
  });
});
