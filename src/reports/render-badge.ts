import { renderDuration } from '../protocol/duration.ts';
import type { PublicQuickstart } from './public-summary.ts';

const label = 'hello world';
const letterPx = 6.6;
const paddingPx = 7;

/** A badge for a README: by when half of all starters had got there. */
export function renderBadge({
  medianOfStarters,
}: Pick<PublicQuickstart, 'medianOfStarters'>): string {
  const value = valueOf(medianOfStarters);
  const labelPx = widthOf(label);
  const valuePx = widthOf(value);
  const widthPx = labelPx + valuePx;
  const text = (content: string, fromPx: number, ofPx: number) =>
    `<text x="${fromPx + ofPx / 2}" y="14" textLength="${ofPx - 2 * paddingPx}">${content}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="20" role="img" aria-label="${label}: ${value}">
<title>${label}: ${value}</title>
<clipPath id="round"><rect width="${widthPx}" height="20" rx="3"/></clipPath>
<g clip-path="url(#round)"><rect width="${labelPx}" height="20" fill="#3f4550"/><rect x="${labelPx}" width="${valuePx}" height="20" fill="#1c5fb8"/></g>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">${text(label, 0, labelPx)}${text(value, labelPx, valuePx)}</g>
</svg>
`;
}

function valueOf(median: PublicQuickstart['medianOfStarters']): string {
  if (median === null) return 'not enough runs';
  return median.ms === null ? 'less than half' : renderDuration(median.ms);
}

function widthOf(text: string): number {
  return Math.round(text.length * letterPx) + 2 * paddingPx;
}
