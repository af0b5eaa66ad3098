import { parseHTML } from 'linkedom';
import type { MeantimeError } from '../../src/protocol/errors.ts';
import type { Manifest, ModelledStep, Quickstart } from '../../src/protocol/manifest.ts';
import { markup } from '../../src/protocol/markup.ts';
import { readQuickstart } from '../../src/protocol/read-steps.ts';
import { hashText, revisionOf } from '../../src/protocol/revision.ts';
import { modelSteps, newcomerModel } from '../../src/newcomer/model.ts';
import { checkQuickstart } from './check-quickstart.ts';
import { quickstartIllegible, quickstartTwice } from './errors.ts';

/** A rendered page. */
export interface RenderedPage {
  /** Path below the base, with a slash at both ends. */
  path: string;
  html: string;
}

export interface SiteIdentity {
  siteId: string;
  /** With a slash at both ends. */
  base: string;
}

export interface ManifestResult {
  /** Holds the sound quickstarts only. */
  manifest: Manifest;
  problems: MeantimeError[];
}

/** What the rendered pages say of their quickstarts. Pages that are none are passed over. */
export function buildManifest(
  { siteId, base }: SiteIdentity,
  pages: readonly RenderedPage[],
): ManifestResult {
  const problems: MeantimeError[] = [];
  const quickstarts = new Map<string, Quickstart>();
  for (const page of pages) {
    const { quickstart, problems: found } = readPage(page);
    problems.push(...found);
    if (!quickstart) continue;
    const twin = quickstarts.get(quickstart.id);
    if (twin) problems.push(quickstartTwice(quickstart.id, twin.path, quickstart.path));
    else quickstarts.set(quickstart.id, quickstart);
  }
  const sorted = [...quickstarts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const manifest: Manifest = {
    v: 1,
    site: siteId,
    base,
    revision: hashText(JSON.stringify(sorted.map(({ id, revision }) => [id, revision]))),
    model: { name: newcomerModel.name, hash: newcomerModel.hash },
    quickstarts: sorted,
  };
  return { manifest, problems };
}

/** True for pages that are worth parsing. */
export function saysQuickstart(html: string | Buffer): boolean {
  return html.includes(markup.quickstartMeta);
}

/** The manifest as a file: the same bytes for the same quickstarts. */
export function renderManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function readPage({ path, html }: RenderedPage): {
  quickstart?: Quickstart;
  problems: MeantimeError[];
} {
  if (!saysQuickstart(html)) return { problems: [] };
  const { document } = parseHTML(html);
  const meta = document.querySelector(`meta[name="${markup.quickstartMeta}"]`);
  // The text may stand in the prose of a page about quickstarts.
  if (!meta) return { problems: [] };
  const read = readQuickstart(document);
  if (!read || hasWrongBudget(meta.getAttribute('content') ?? '')) {
    return { problems: [quickstartIllegible(path)] };
  }
  const problems = checkQuickstart(read, path);
  const { humanMs, steps } = modelSteps(read.steps);
  const [first, ...rest] = steps;
  if (problems.length > 0 || !first) return { problems };
  const { id, goal, budgetMs, source = '' } = read.meta;
  const variantSteps: [ModelledStep, ...ModelledStep[]] = [first, ...rest];
  const quickstart: Quickstart = {
    id,
    title: read.title,
    path,
    source,
    revision: revisionOf(goal, read.steps),
    goal,
    ...(budgetMs === undefined ? {} : { budgetMs }),
    variants: [{ id: 'default', humanMs, steps: variantSteps }],
  };
  return { quickstart, problems };
}

/** Reading passes over a budget that is none, for the browser's sake; a build must not. */
function hasWrongBudget(content: string): boolean {
  const { budgetMs } = JSON.parse(content) as { budgetMs?: unknown }; // has just been read as an object
  return budgetMs !== undefined && !(Number.isSafeInteger(budgetMs) && Number(budgetMs) > 0);
}
