import { renderDuration } from '../../protocol/duration.ts';
import { escapeMarkdown } from '../../text/escape-markdown.ts';
import { fencedText } from '../../text/fenced-text.ts';
import { renderCount } from '../wording.ts';
import type { Pain, QuickstartReview, QuotedNote, Review } from './review.ts';
import {
  namePain,
  noPain,
  wordCost,
  wordDone,
  wordFormer,
  wordGrowth,
  wordNumber,
  wordQuoted,
  wordShareOfStage,
  wordSigns,
  wordTitle,
} from './word-review.ts';

/** The review as Markdown, for a meeting of ten minutes. Texts of readers are shown as they are. */
export function renderReview(review: Review): string {
  const { quickstarts, pains, former, done } = review;
  const parts = [
    `# ${escapeMarkdown(wordTitle(review))}`,
    ...quickstarts.map(numberOf),
    section('The three worst pains', pains.length === 0 ? [noPain] : pains.map(painOf)),
    section('What was done about the three of the time before', [
      ...former.map((pain) => `- ${escapeMarkdown(namePain(pain.then))}: ${wordFormer(pain)}`),
      ...(done.left === 0 ? [] : [`- All in all: of ${wordDone(done)}`]),
    ]),
    ...quickstarts.map((quickstart) => funnelOf(quickstart)),
    section(
      'Growth',
      wordGrowth(review).map((line) => `- ${escapeMarkdown(line)}`),
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`;
}

function numberOf(quickstart: QuickstartReview): string {
  const { value, rest, change } = wordNumber(quickstart);
  const lines = [
    value === undefined ? rest : `**${value}** ${rest}`,
    ...(change ? [change.kind === 'slower' ? `**${change.text}**` : change.text] : []),
  ];
  return `## ${escapeMarkdown(quickstart.now.title)}\n\n${lines.join('\n')}`;
}

function painOf(pain: Pain, index: number): string {
  const { totalMs, place, notes } = pain;
  const name = escapeMarkdown(namePain(pain));
  return [
    `${index + 1}. ${name}: **${renderDuration(totalMs)}** ${wordCost(pain)} ${escapeMarkdown(place)}`,
    `   ${wordSigns(pain)}`,
    ...notes.flatMap(noteOf),
  ].join('\n');
}

/** Below an item of a numbered list. */
function noteOf(note: QuotedNote): string[] {
  const lines = [`Note ${wordQuoted(note)}:`, '', ...fencedText(note.text)];
  return ['', ...lines.map((line) => (line === '' ? '' : `   ${line}`))];
}

function funnelOf({ now, stages }: QuickstartReview): string {
  const rows = stages.map((stage) => {
    const { name, readers, lever } = stage;
    return `| ${escapeMarkdown(name)} | ${renderCount(readers)} | ${wordShareOfStage(stage, stages)} | ${escapeMarkdown(lever)} |`;
  });
  return [
    `## From landing to hello: ${escapeMarkdown(now.title)}`,
    '',
    '| Stage | Readers | Of those who opened it | What moves them on |',
    '| --- | ---: | ---: | --- |',
    ...rows,
  ].join('\n');
}
