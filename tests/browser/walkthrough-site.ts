import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseHTML } from 'linkedom';
import { manifestPath, type Manifest, type Quickstart } from '../../src/protocol/manifest.ts';
import type { Need } from '../../src/protocol/need.ts';
import { readQuickstart } from '../../src/protocol/read-steps.ts';
import { revisionOf } from '../../src/protocol/revision.ts';

/** A block of a quickstart, as the markup contract has it. */
export interface SiteBlock {
  role: 'run' | 'save' | 'output' | 'open' | 'answer' | 'read';
  text: string;
  title?: string;
  /** `true` or what says that it is ready. */
  background?: true | string;
  /** What else stands on it, as it is written: `data-meantime-fails="2"`. */
  marks?: string;
  /** What the copy button yields instead of what is shown; null for no button. */
  copies?: string | null;
  /** Style of the copy button. */
  buttonStyle?: string;
  /** Behind a summary that nobody has opened. */
  isFolded?: true;
}

export interface SiteQuickstart {
  id: string;
  goal?: string;
  /** What readers must have. */
  needs?: Need[];
  /** Blocks by the title of their step. */
  steps: Record<string, SiteBlock[]>;
  /** Where the home page's link leads; absent for the quickstart itself, null for no link. */
  link?: string | null;
}

/** Modelled time of every step of these sites. */
export const stepHumanMs = 10_000;

/** A block that is run. */
export function run(text: string): SiteBlock {
  return { role: 'run', text };
}

/** A quickstart that would reach hello world but for its first step. */
export function broken(
  id: string,
  blocks: SiteBlock[],
  rest: Partial<SiteQuickstart> = {},
): SiteQuickstart {
  const hello: SiteBlock[] = [
    run('echo "Hello, world!"'),
    { role: 'output', text: 'Hello, world!' },
  ];
  return { id, steps: { 'Do it': blocks, 'See it': hello }, ...rest };
}

/** Writes a built site of hand-written pages: home page, quickstarts, manifest. */
export function writeSite(
  dir: string,
  quickstarts: readonly SiteQuickstart[],
  extra = '',
  revision = '0123456789abcdef',
): void {
  const links = quickstarts
    .filter(({ link }) => link !== null)
    .map(({ id, link = `/${id}/` }) => `<li><a href="${link}">${titleOf(id)}</a></li>`);
  write(dir, 'index.html', page('Home', `<ul>${links.join('')}</ul>${extra}`));
  for (const quickstart of quickstarts) {
    const described = describeQuickstart(quickstart);
    write(dir, `${quickstart.id}/index.html`, renderQuickstart(quickstart, described.revision));
  }
  const manifest: Manifest = {
    v: 1,
    site: 'walked',
    base: '/',
    revision,
    model: { name: 'newcomer-1', hash: 'fedcba9876543210' },
    quickstarts: quickstarts.map(describeQuickstart).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  write(dir, manifestPath, JSON.stringify(manifest));
}

export function titleOf(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
}

function describeQuickstart(quickstart: SiteQuickstart): Quickstart {
  const read = readQuickstart(parseHTML(renderQuickstart(quickstart)).document);
  const [first, ...rest] = (read?.steps ?? []).map((step) => ({ ...step, humanMs: stepHumanMs }));
  if (!read || !first) throw new Error(`${quickstart.id} has no steps.`);
  // The build adds their lines.
  const withNeeds = quickstart.needs ? { ...first, needs: quickstart.needs } : first;
  const steps: [typeof first, ...(typeof first)[]] = [withNeeds, ...rest];
  const { id, goal, source = '' } = read.meta;
  return {
    id,
    title: read.title,
    path: `/${id}/`,
    source,
    revision: revisionOf(goal, read.steps),
    goal,
    variants: [{ id: 'default', humanMs: steps.length * stepHumanMs, steps }],
  };
}

function renderQuickstart(
  { id, goal = 'Hello, world!', needs, steps }: SiteQuickstart,
  revision = '',
): string {
  let line = 5;
  const sections = Object.entries(steps).map(([title, blocks]) => {
    const heading = `<h2 id="${slug(title)}" data-meantime-line="${line}">${title}</h2>`;
    line += 2;
    const figures = blocks.map((block) => {
      const figure = renderBlock(block, line);
      line += block.text.split('\n').length + 3;
      return figure;
    });
    return heading + figures.join('\n');
  });
  const meta = { id, goal, source: `content/${id}.mdx`, needs };
  const head = `<meta name="meantime:quickstart" content='${JSON.stringify(meta)}'>`;
  return page(titleOf(id), sections.join('\n') + gotIt(id, revision), head);
}

function renderBlock(block: SiteBlock, line: number): string {
  const { role, text, title, background, marks, copies, buttonStyle, isFolded } = block;
  const attributes = [
    `data-meantime-role="${role}" data-meantime-line="${line}"`,
    marks ?? '',
    title === undefined ? '' : `data-meantime-title="${escape(title)}"`,
    background === undefined ? '' : 'data-meantime-background',
    typeof background === 'string' ? `data-meantime-ready="${background}"` : '',
  ];
  const yields = copies === undefined || copies === null ? '' : ` data-yields="${escape(copies)}"`;
  const style = buttonStyle === undefined ? '' : ` style="${buttonStyle}"`;
  const button = copies === null ? '' : `<button data-meantime-copy${yields}${style}>Copy</button>`;
  const figure = `<figure><pre ${attributes.join(' ')}><code>${escape(text)}\n</code></pre>${button}</figure>`;
  return isFolded ? `<details><summary>More</summary>${figure}</details>` : figure;
}

/** Stands for the beacon client: tells the collector of the hello, marked as the page was told. */
function gotIt(id: string, revision: string): string {
  return `<aside data-meantime-ignore><button id="got-it" data-meantime-answer="got-it">It works</button></aside>
<script>
  document.getElementById('got-it').onclick = () => {
    const id = () => crypto.randomUUID().replaceAll('-', '');
    const event = {
      seq: 0,
      kind: 'hello',
      evidence: 'claimed',
      atMs: Date.now(),
      monoMs: 1,
      doc: id(),
      page: '/${id}/',
      quickstart: '${id}',
      revision: '${revision}',
    };
    fetch('/_meantime/runs', {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: JSON.stringify({
        v: 1, site: 'walked', run: id(), landedAtMs: event.atMs, sentAtMs: event.atMs,
        lab: window.meantime?.lab, events: [event],
      }),
    });
  };
</script>`;
}

function page(title: string, content: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head>
<body><nav><a href="/">Home</a></nav><main><h1>${title}</h1>${content}</main>
<script>
  for (const button of document.querySelectorAll('[data-meantime-copy]')) {
    const code = button.closest('figure').querySelector('code');
    button.onclick = () =>
      navigator.clipboard.writeText(button.dataset.yields ?? code.textContent.replace(/\\n$/, ''));
  }
</script></body></html>`;
}

function write(dir: string, path: string, text: string): void {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function slug(title: string): string {
  return title.toLowerCase().replaceAll(/\W+/g, '-');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
