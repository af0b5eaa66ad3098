import { parseHTML } from '../lazy-packages.ts';
import { checkRendered } from '../../src/lint/check-rendered.ts';
import { readOutlines } from '../../src/lint/quickstart/read-outline.ts';
import type { MeantimeError } from '../../src/protocol/errors.ts';
import { readVariants, type PageVariant } from '../../src/protocol/choices.ts';
import type { Manifest, Quickstart, Variant } from '../../src/protocol/manifest.ts';
import { markup } from '../../src/protocol/markup.ts';
import type { PageDocument } from '../../src/protocol/page.ts';
import { quickstartName } from '../../src/protocol/quickstart-name.ts';
import { readPage, readQuickstart, readRevision } from '../../src/protocol/read-steps.ts';
import { hashText } from '../../src/protocol/revision.ts';
import type { Reading } from '../../src/protocol/step-starts.ts';
import { modelSteps, newcomerModel } from '../../src/newcomer/model.ts';
import { withTextLines } from './text-lines.ts';
import { quickstartFrontmatterInvalid, quickstartIllegible, quickstartTwice } from './errors.ts';

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
  /** As in the manifest. */
  runsPath?: string;
}

/** What was found wrong with the quickstarts. */
export interface ManifestProblems {
  problems: MeantimeError[];
  /** What does not keep the site from being built. */
  warnings: MeantimeError[];
  /** Problems of pages that were told when the pages were compiled. */
  toldBefore: MeantimeError[];
  /** Warnings that were told then. */
  warnedBefore: MeantimeError[];
}

export interface ManifestResult extends ManifestProblems {
  /** Holds the sound quickstarts only. */
  manifest: Manifest;
}

/** Text of a source file, by its path from the project's root; undefined where it cannot be read. */
export type ReadSource = (file: string) => string | undefined;

/** What the rendered pages say of their quickstarts. Pages that are none are passed over. */
export function buildManifest(
  { siteId, base, runsPath }: SiteIdentity,
  pages: readonly RenderedPage[],
  readSource: ReadSource = () => undefined,
): ManifestResult {
  const found: ManifestProblems = { problems: [], warnings: [], toldBefore: [], warnedBefore: [] };
  const { problems } = found;
  const quickstarts = new Map<string, Quickstart>();
  for (const page of pages) {
    const quickstart = readRendered(page, readSource, found);
    if (!quickstart) continue;
    const name = quickstartName(quickstart);
    const twin = quickstarts.get(name);
    if (twin) problems.push(quickstartTwice(name, twin.path, quickstart.path));
    else quickstarts.set(name, quickstart);
  }
  const sorted = [...quickstarts.values()].sort(
    (a, b) => compare(a.id, b.id) || compare(a.locale ?? '', b.locale ?? ''),
  );
  const manifest: Manifest = {
    v: 1,
    site: siteId,
    base,
    ...(runsPath === undefined ? {} : { runsPath }),
    revision: hashText(JSON.stringify(sorted.map((one) => [quickstartName(one), one.revision]))),
    model: { name: newcomerModel.name, hash: newcomerModel.hash },
    quickstarts: sorted,
  };
  return { manifest, ...found };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** True for pages that are worth parsing. */
export function saysQuickstart(html: string | Buffer): boolean {
  return html.includes(markup.quickstartMeta);
}

/** The manifest as a file: the same bytes for the same quickstarts. */
export function renderManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function readRendered(
  { path, html }: RenderedPage,
  readSource: ReadSource,
  found: ManifestProblems,
): Quickstart | undefined {
  if (!saysQuickstart(html)) return undefined;
  const { document } = parseHTML(html);
  const meta = document.querySelector(`meta[name="${markup.quickstartMeta}"]`);
  // The text may stand in the prose of a page about quickstarts.
  if (!meta) return undefined;
  const content = meta.getAttribute('content') ?? '';
  const read = readQuickstart(document);
  const { isWrong, isChecked, problem, file = path } = readRest(content);
  if (problem !== undefined) {
    const line = lineOfFrontmatter(readSource(file));
    const location = { file, ...(line !== undefined && { line }) };
    found.problems.push(quickstartFrontmatterInvalid.at({ location }, problem));
    return undefined;
  }
  if (!read || isWrong) {
    found.problems.push(quickstartIllegible(path));
    return undefined;
  }
  const { id, locale, goal, budgetMs, source } = read.meta;
  const text = source === undefined ? undefined : readSource(source);
  const { errors, warnings } = checkRendered({
    ...{ id, goal, title: read.title, file: source ?? path },
    source: text,
    description: document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '',
    outlines: readOutlines(document, read.meta),
  });
  found[isChecked ? 'toldBefore' : 'problems'].push(...errors);
  found[isChecked ? 'warnedBefore' : 'warnings'].push(...warnings);
  const [first, ...others] = readVariants(document).flatMap(
    (variant) => modelVariant(document, read.meta, variant, text) ?? [],
  );
  if (errors.length > 0 || !first) return undefined;
  return {
    id,
    ...(locale === undefined ? {} : { locale }),
    title: read.title,
    path,
    source: source ?? '',
    revision: readRevision(document, read.meta),
    goal,
    ...(budgetMs === undefined ? {} : { budgetMs }),
    variants: [first, ...others],
  };
}

/**
 * @param source text of the page's file, where it can be read
 * @returns undefined where nothing is a step
 */
function modelVariant(
  document: PageDocument,
  reading: Reading,
  { id, choices }: PageVariant,
  source: string | undefined,
): Variant | undefined {
  const placed = withTextLines(readPage(document, reading, choices).steps, source);
  const { humanMs, steps } = modelSteps(placed);
  const [first, ...rest] = steps;
  const [chosen, ...alsoChosen] = Object.entries(choices).map(([key, value]) => ({ key, value }));
  return (
    first && {
      id,
      ...(chosen && { choices: [chosen, ...alsoChosen] }),
      humanMs,
      steps: [first, ...rest],
    }
  );
}

interface RestOfMeta {
  isWrong: boolean;
  isChecked: boolean;
  /** What is wrong with the frontmatter. */
  problem?: string;
  file?: string;
}

/** What reading passes over for the browser's sake, and a build must not. */
function readRest(content: string): RestOfMeta {
  try {
    const { budgetMs, isChecked, problem, source } = JSON.parse(content) as Record<string, unknown>; // an object, or it throws
    const isBudget = Number.isSafeInteger(budgetMs) && Number(budgetMs) > 0;
    return {
      isWrong: budgetMs !== undefined && !isBudget,
      isChecked: isChecked === true,
      ...(typeof problem === 'string' && { problem }),
      ...(typeof source === 'string' && { file: source }),
    };
  } catch {
    return { isWrong: true, isChecked: false };
  }
}

function lineOfFrontmatter(source: string | undefined): number | undefined {
  const index =
    source?.split(/\r\n|\r|\n/).findIndex((line) => /^quickstart\s*[:=]/.test(line)) ?? -1;
  return index < 0 ? undefined : index + 1;
}
