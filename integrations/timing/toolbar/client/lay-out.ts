import { element } from './element.ts';
import type { KeptView } from './kept-view.ts';
import type { PageTimes } from './page-times.ts';
import { problemList } from './problem-list.ts';
import { stepList } from './step-list.ts';
import { timeBar, timeLegend, withCode } from './time-bar.ts';

type Timed = Extract<PageTimes, { kind: 'timed' }>;

/** Shows the times in a panel, as open as its writer left it; the place and the focus stay. */
export function layOut(panel: HTMLElement, times: PageTimes, view: KeptView): void {
  const root = panel.getRootNode();
  const focused = root instanceof ShadowRoot ? root.activeElement?.id : undefined;
  panel.replaceChildren(...contentOf(times, view.variant));
  for (const details of panel.querySelectorAll('details')) {
    details.open = view.steps.includes(details.id);
  }
  if (focused) panel.querySelector<HTMLElement>(`#${CSS.escape(focused)}`)?.focus();
}

function contentOf(times: PageTimes, chosen: string | undefined): Node[] {
  if (times.kind === 'no-quickstart') {
    const how = '`quickstart:` in its frontmatter, or `quickstarts` of timing(), makes it one.';
    return [
      element('h1', '', 'Time to hello world'),
      element('p', '', 'This page is no quickstart. ', ...withCode(how)),
    ];
  }
  if (times.kind === 'illegible') {
    return [
      element('h1', '', 'Time to hello world'),
      element('p', '', 'This quickstart cannot be timed before it is mended.'),
      ...problemList(times.problems),
    ];
  }
  return contentOfTimed(times, chosen);
}

function contentOfTimed(times: Timed, chosen: string | undefined): Node[] {
  const { title, source, variants, problems } = times;
  const blocks = variants.map((variant) => {
    const block = element('div', 'variant', ...contentOfVariant(variant));
    block.dataset['variant'] = variant.id;
    return block;
  });
  const heading = element('h1', '', title);
  const file = element('p', 'file', source);
  return [
    element('header', '', heading, file, ...variantChoice(blocks, chosen)),
    ...blocks,
    ...problemList(problems),
  ];
}

function contentOfVariant(variant: Timed['variants'][number]): Node[] {
  const { text, spread, parts, unknownWaiting, remarks, steps } = variant;
  const total = element('p', 'total', element('strong', '', text), ' by the model');
  total.setAttribute('role', 'status');
  const remarkList = element(
    'ul',
    'remarks',
    ...remarks.map((remark) => element('li', remark.isBad ? 'bad' : '', ...withCode(remark.text))),
  );
  const sum = parts.reduce((all, { ms }) => all + ms, 0);
  return [
    total,
    timeBar(parts, sum),
    timeLegend(parts, unknownWaiting),
    element('p', 'spread', `A model, no measurement; half of all newcomers: ${spread}.`),
    remarkList,
    stepList(steps, variant.id),
  ];
}

/** A choice of variants where there are several. */
function variantChoice(blocks: readonly HTMLElement[], chosen: string | undefined): Node[] {
  const [first, ...rest] = blocks;
  if (!first || rest.length === 0) return [];
  const select = element('select', '');
  select.id = 'variant';
  const ids = blocks.map((block) => block.dataset['variant'] ?? '');
  for (const id of ids) select.append(element('option', '', id));
  select.value = chosen !== undefined && ids.includes(chosen) ? chosen : (ids[0] ?? '');
  const show = (): void => {
    for (const block of blocks) block.hidden = block.dataset['variant'] !== select.value;
  };
  select.addEventListener('change', show);
  show();
  return [element('label', 'choice', 'Variant ', select)];
}
