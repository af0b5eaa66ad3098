import { renderDuration } from '../../protocol/duration.ts';
import { escapeMarkdown } from '../../text/escape-markdown.ts';
import { renderDate, renderWindow } from '../parse-window.ts';
import type { TimeEstimate } from '../report.ts';
import { wordChange, type WordedChange } from '../word-change.ts';
import { renderCount, renderShare } from '../wording.ts';
import type { FormerPain, Pain, QuickstartReview, Review, Stage } from './review.ts';

/** The review as Markdown, for a meeting of ten minutes. Texts of readers are shown as they are. */
export function renderReview(review: Review): string {
  const { site, window, landed, quickstarts, pains, former } = review;
  const parts = [
    `# Time to hello world: ${escapeMarkdown(site)}, ${renderWindow(window)}`,
    ...quickstarts.map(numberOf),
    section('The three worst pains', pains.length === 0 ? [noPain] : pains.map(painOf)),
    section('The three of the time before', former.map(formerOf)),
    ...quickstarts.map((quickstart) => funnelOf(quickstart)),
    section('Growth', [
      `- ${renderCount(landed.now)} readers landed, ${renderCount(landed.before)} in the time before.`,
      ...quickstarts.map(
        ({ now, before }) =>
          `- ${escapeMarkdown(now.title)}: ${renderCount(now.reached)} reached hello world, ${renderCount(before?.reached ?? 0)} in the time before.`,
      ),
    ]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const noPain =
  'No step costs readers more than the modelled newcomer, as far as these runs tell: there are too few of them, or nothing to mend.';

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

function numberOf({ now, before }: QuickstartReview): string {
  const { title, restrictedMean, shareReached, runs } = now;
  const name = `## ${escapeMarkdown(title)}`;
  if (!restrictedMean || !shareReached) {
    return `${name}\n\n${renderCount(runs)} ${runs === 1 ? 'run' : 'runs'}: too few to tell how long hello world takes.`;
  }
  return [
    name,
    '',
    `**${renderDuration(restrictedMean.ms)}** restricted mean (95 %: ${interval(restrictedMean)}), ${renderShare(shareReached.share)} of ${renderCount(runs)} reached hello world.`,
    bold(wordChange(now, before)),
  ].join('\n');
}

function interval({ lowMs, highMs }: TimeEstimate): string {
  return `${renderDuration(lowMs)} – ${renderDuration(highMs)}`;
}

function bold({ kind, text }: WordedChange): string {
  return kind === 'slower' ? `**${text}**` : text;
}

function painOf(pain: Pain, index: number): string {
  const { totalMs, left, confused, sinceMs, notes } = pain;
  const lines = [
    `${index + 1}. ${nameOf(pain)}: **${renderDuration(totalMs)}** of all readers together, ${renderDuration(pain.lostMs)} of each. ${escapeMarkdown(pain.place)}`,
    `   ${renderCount(left)} gave up there, ${renderCount(confused)} said that they were stuck.${sinceMs === undefined ? '' : ` The page is as it is since ${renderDate(sinceMs)}.`}`,
    ...notes.map((note) => `   > ${escapeMarkdown(note)}\n`),
  ];
  return lines.join('\n');
}

function nameOf({ title, step }: Pain): string {
  return `${escapeMarkdown(title)}, ${step === undefined ? 'before the first step' : `“${escapeMarkdown(step)}”`}`;
}

function formerOf({ then, nowMs }: FormerPain): string {
  const now =
    nowMs === null ? 'nobody was there since' : `${renderDuration(Math.max(0, nowMs))} now`;
  return `- ${nameOf(then)}: ${renderDuration(then.lostMs)} of each reader then, ${now}.`;
}

function funnelOf({ now, stages }: QuickstartReview): string {
  const rows = stages.map(
    ({ name, readers, lever }) =>
      `| ${escapeMarkdown(name)} | ${renderCount(readers)} | ${shareOf(readers, stages)} | ${escapeMarkdown(lever)} |`,
  );
  return [
    `## From landing to hello: ${escapeMarkdown(now.title)}`,
    '',
    '| Stage | Readers | Of those who opened it | What moves them on |',
    '| --- | ---: | ---: | --- |',
    ...rows,
  ].join('\n');
}

function shareOf(readers: number, [, opened]: readonly Stage[]): string {
  if (!opened?.readers || readers > opened.readers) return '–';
  return renderShare(readers / opened.readers);
}
