import { markup } from '../../protocol/markup.ts';
import { readTitle } from '../../protocol/read-sections.ts';
import { quote, type NoteTaker } from './page-notes.ts';

/** Headings by which a quickstart is over, whatever blocks stand below them. */
const after = new RegExp(
  '^(?:\\d+[.)]?\\s*)?(?:' +
    [
      'next steps?|what.?s next|where (?:to go )?next|where to go from here|further reading|going further',
      '(?:read|learn) more|see also|more (?:resources|information)|(?:additional|other) (?:configuration|resources|options)',
      'trouble ?shooting|faqs?|frequently asked|common (?:issues|problems|errors)|known issues',
      '(?:getting|get|need) (?:help|support)|community|contribut(?:e|ing)|feedback|support',
      'updat(?:e|ing)|upgrad(?:e|ing)|uninstall(?:ing|ation)?|migrat(?:e|ing)',
      'nächste schritte|weiterführend|étapes suivantes|aller plus loin|próximos pasos|próximos passos',
      '次のステップ|下一步',
    ].join('|') +
    ')\\b',
  'iu',
);

interface QuickstartEnd {
  isActive: (block: Element) => boolean;
  goal: string | undefined;
  /** Title or id of the heading at which it is over, where somebody said it. */
  until: string | undefined;
}

/**
 * Takes a page for read where a heading says that something else comes ("Next steps", "Upgrading"), or
 * where its numbered headings end, once it has asked for something, unless the goal is shown only
 * further below. Who says where it ends is believed.
 *
 * @returns what was left out; undefined where no heading is the one that was said
 */
export function markEnd(
  root: Element,
  quickstart: QuickstartEnd,
  notes: NoteTaker,
): Element[] | undefined {
  const { isActive, goal, until } = quickstart;
  const headings = until === undefined ? 'h2, h3' : 'h2, h3, h4';
  const order = [...root.querySelectorAll(`${headings}, pre`)].filter(
    (one) => !one.closest(`[${markup.ignore}]`),
  );
  const first = order.findIndex(isActive);
  const isEnd = until === undefined ? endsBy(order) : (one: Element) => isNamed(one, until);
  const from = until === undefined ? first : -1;
  const at = order.findIndex(
    (one, index) => index > from && one.localName !== 'pre' && first >= 0 && isEnd(one),
  );
  const end = order[at];
  if (!end) return until === undefined ? [] : undefined;
  const blocks = order.slice(at).filter((one) => one.localName === 'pre');
  const isGoalBelow = goal !== undefined && blocks.some((one) => one.textContent.includes(goal));
  if (until === undefined && isGoalBelow) return [];
  const leftOut = leaveOutFrom(root, end);
  if (until !== undefined) return leftOut;
  const left = blocks.length;
  notes.guess(root, {
    ...{ code: 'end-of-quickstart', what: quote(readTitle(end)) },
    why: `The quickstart is taken to end above it${left === 0 ? '' : `; ${left} code ${left === 1 ? 'block' : 'blocks'} below it ${left === 1 ? 'is' : 'are'} left out`}.`,
  });
  return leftOut;
}

const numbered = /^(?:step\s*)?\d+[.):]?\s/i;

/** Where headings are numbered, those are the steps, and the next one is none. */
function endsBy(order: readonly Element[]): (heading: Element) => boolean {
  const headings = order.filter(({ localName }) => localName === 'h2');
  const steps = headings.filter((heading) => numbered.test(readTitle(heading)));
  const next = headings[headings.findIndex((heading) => heading === steps.at(-1)) + 1];
  return (heading) => after.test(readTitle(heading)) || (steps.length > 1 && heading === next);
}

function isNamed(heading: Element, name: string): boolean {
  return heading.id === name || readTitle(heading).toLowerCase() === name.toLowerCase();
}

function leaveOutFrom(root: Element, end: Element): Element[] {
  const left = [end];
  for (let part: Element | null = end; part && part !== root; part = part.parentElement) {
    for (let next = part.nextElementSibling; next; next = next.nextElementSibling) left.push(next);
  }
  for (const part of left) part.setAttribute(markup.ignore, '');
  return left;
}
