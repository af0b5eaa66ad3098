import { literalScore, nameScore, nameScores, type TypedQuery } from './name-score.ts';
import { pageSections, type PageSection } from './page-sections.ts';
import type { FoundText } from './pagefind.ts';

/** A page that Pagefind found, with what it thinks of it. */
export interface Candidate {
  page: FoundText;
  score: number;
}

export interface RankedPage {
  page: FoundText;
  /** The page's beginning. */
  lead: PageSection;
  /** Those in which something was found, the best first. */
  sections: readonly PageSection[];
  /** The section that answers, where the page as a whole does not. */
  answer?: PageSection | undefined;
}

/** A title says more than a heading. */
const headingShare = 0.8;
/** Of what Pagefind thinks, the best page's being 1. */
const textScore = 30;
/** It knows the words of a name in code, not the name. */
const codeTextScore = 10;

/**
 * Pages by how much they are what was typed: by names first, by text then. Those in the language of
 * the open page come before all others.
 *
 * @param language as pages name it; undefined for that of the site
 */
export function rankPages(
  candidates: readonly Candidate[],
  query: TypedQuery,
  language: string | undefined,
): RankedPage[] {
  const isOther = ({ page }: RankedPage) => Number(page.meta.lang !== language);
  const best = Math.max(...candidates.map(({ score }) => score), Number.MIN_VALUE);
  return candidates
    .map(({ page, score }) => rank(page, score / best, query))
    .sort((a, b) => isOther(a.ranked) - isOther(b.ranked) || b.score - a.score)
    .map(({ ranked }) => ranked);
}

interface Scored {
  section: PageSection;
  name: number;
  score: number;
}

function rank(
  page: FoundText,
  share: number,
  query: TypedQuery,
): { score: number; ranked: RankedPage } {
  const [lead, ...rest] = pageSections(page);
  // Every page has a beginning.
  if (!lead) throw new Error('A page without a beginning.');
  const title = nameScore(lead.title, query);
  const most = Math.max(...[lead, ...rest].map(foundIn), 1);
  const scored = rest
    .map((section) => scoreSection(section, most, query))
    .filter(({ section, name }) => section.found.length > 0 || name >= nameScores.begins / 2)
    .sort((a, b) => b.score - a.score);
  const name = Math.max(title, ...scored.map((one) => one.name));
  const text =
    share * (query.isCode ? codeTextScore : textScore) + literalScore(page.content, query);
  const own = { section: lead, name: title, score: title + textOf(lead, most, query) };
  return {
    // A weight is a writer's word on pages that are alike; it does not hide what was asked for.
    score: Number(page.meta.weight ?? 1) * (name + title * 0.1 + text),
    ranked: {
      page,
      lead,
      sections: scored.map(({ section }) => section),
      answer: answerOf(own, scored[0]),
    },
  };
}

function answerOf(own: Scored, best: Scored | undefined): PageSection | undefined {
  if (!best || own.name >= nameScores.allWords) return undefined;
  return best.score > own.score ? best.section : undefined;
}

function scoreSection(section: PageSection, most: number, query: TypedQuery): Scored {
  const name = nameScore(section.title, query) * headingShare;
  return { section, name, score: name + textOf(section, most, query) };
}

/** @param most what was found in the section of the page in which most was */
function textOf(section: PageSection, most: number, query: TypedQuery): number {
  const text = (foundIn(section) / most) * textScore;
  return text + literalScore(section.words.join(' '), query);
}

function foundIn({ found }: PageSection): number {
  return found.reduce((sum, { score }) => sum + score, 0);
}
