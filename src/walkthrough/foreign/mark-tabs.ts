import { markup } from '../../protocol/markup.ts';
import type { NoteTaker } from './page-notes.ts';

/** What is pressed to see a way: `control` of a tab is its index among these. */
export const controlSelector = '[role="tab"], label[for]';

/** Tabs of a page, whatever its generator. */
export interface TabChoice {
  /** Names the choice, the same wherever it is offered. */
  key: string;
  tabs: PageTab[];
  /** Label of the one that is open; the first where the page does not say. */
  open: string;
}

export interface PageTab {
  label: string;
  control: number;
  /** Absent where the page makes it once the tab is pressed. */
  panel?: Element;
}

/** What stands behind the tabs of a page. */
export interface FoundTabs {
  /** Those of which a reader takes one. */
  groups: TabChoice[];
  /** Blocks that stand behind tabs that are named after their files, all of which a reader takes. */
  files: { block: Element; control: number }[];
}

/** A way whose name is a file: several files side by side are no choice. */
const fileName = /^[\w.@+-]*(?:\/[\w.@+-]+)*\.[a-z]\w{0,5}$/i;

/**
 * Finds the tabs of a page and marks each panel as one of the ways of a choice; panels that are files
 * get their names as titles instead. Groups that offer the same things are one choice: npm, pnpm and
 * Yarn above, npm and pnpm below.
 */
export function markTabs(document: Document, root: Element, notes: NoteTaker): FoundTabs {
  const controls = [...document.querySelectorAll(controlSelector)];
  const groups = [...ariaTabs(document, root), ...radioTabs(document, root)].filter(
    ([first, second]) => first && second && !first.control.closest(`[${markup.ignore}]`),
  );
  const known = groups.filter((tabs) => !isLost(tabs, notes));
  const files = known.filter(titleFiles).flat();
  const choices = known.filter((tabs) => !tabs.some((tab) => files.includes(tab)));
  return {
    groups: markChoices(choices, controls),
    files: files.flatMap(({ panel, control }) => {
      const block = panel && blockOf(panel);
      return block ? [{ block, control: controls.indexOf(control) }] : [];
    }),
  };
}

function markChoices(
  choices: readonly (readonly FoundTab[])[],
  controls: readonly Element[],
): TabChoice[] {
  const keys = keysOf(choices.map((tabs) => tabs.map(labelOf)));
  return choices.map((tabs, index) => {
    const key = keys[index] ?? '';
    for (const { panel, label } of tabs) {
      panel?.setAttribute(markup.variant, label);
      panel?.parentElement?.setAttribute(markup.choice, key);
    }
    const open = tabs.find(({ control }) => control.getAttribute('aria-selected') === 'true');
    return {
      ...{ key, open: (open ?? tabs[0])?.label ?? '' },
      tabs: tabs.map(({ label, control, panel }) => ({
        label,
        control: controls.indexOf(control),
        ...(panel && { panel }),
      })),
    };
  });
}

/** Radio buttons beside more or fewer panels than there are: which shows what cannot be told. */
function isLost(tabs: readonly FoundTab[], notes: NoteTaker): boolean {
  const [first] = tabs;
  if (!first || first.control.getAttribute('role') === 'tab') return false;
  if (tabs.some(({ panel }) => panel)) return false;
  notes.miss(first.control, {
    ...{ code: 'tabs-unmatched', what: tabs.map(labelOf).join(', ') },
    why: 'There are more or fewer panels than tabs, so only the one that is open is read.',
  });
  return true;
}

interface FoundTab {
  label: string;
  control: Element;
  panel: Element | undefined;
}

function labelOf({ label }: FoundTab): string {
  return label;
}

function textOf(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ').trim();
}

function ariaTabs(document: Document, root: Element): FoundTab[][] {
  return [...root.querySelectorAll('[role="tablist"]')].map((list) => {
    const tabs = [...list.querySelectorAll('[role="tab"]')];
    const beside = panelsBeside(list, tabs.length);
    return tabs.map((control, index) => ({
      label: textOf(control),
      control,
      panel: controlledBy(document, control) ?? beside[index],
    }));
  });
}

function controlledBy(document: Document, tab: Element): Element | undefined {
  const ids = [tab.getAttribute('aria-controls'), tab.getAttribute('href')?.replace(/^#/, '')];
  for (const id of ids) {
    const panel = id ? document.getElementById(id) : null;
    if (panel) return panel;
  }
  if (tab.id === '') return undefined;
  const named = [...document.querySelectorAll('[role="tabpanel"][aria-labelledby]')];
  return named.find((panel) => panel.getAttribute('aria-labelledby') === tab.id);
}

/** Where tabs do not say what they control: as many panels around the list, in their order. */
function panelsBeside(list: Element, count: number): Element[] {
  for (let around = list.parentElement; around; around = around.parentElement) {
    const panels = [...around.querySelectorAll('[role="tabpanel"]')];
    const first = panels[0];
    const own = panels.filter((panel) => panel.parentElement === first?.parentElement);
    if (own.length === count) return own;
    if (own.length > 0) return [];
  }
  return [];
}

/** Tabs made of radio buttons and their labels: VitePress, Material for MkDocs, sphinx-design. */
function radioTabs(document: Document, root: Element): FoundTab[][] {
  const groups = new Map<string, Element[]>();
  for (const label of root.querySelectorAll('label[for]')) {
    const input = document.getElementById(label.getAttribute('for') ?? '');
    if (input?.getAttribute('type') !== 'radio') continue;
    const name = input.getAttribute('name') ?? '';
    groups.set(name, [...(groups.get(name) ?? []), label]);
  }
  return Array.from(groups.values(), (labels) => {
    const panels = panelsOf(labels);
    return labels.map((control, index) => ({
      label: textOf(control),
      control,
      panel: panels[index],
    }));
  });
}

/** The nearest elements around labels of which there are as many, and in which no label is. */
function panelsOf(labels: readonly Element[]): Element[] {
  let around = labels[0]?.parentElement;
  for (let level = 0; around && level < 2; level += 1, around = around.parentElement) {
    for (const parent of [around, ...around.querySelectorAll('*')]) {
      const panels = [...parent.children].filter(
        (child) => !labels.some((label) => child.contains(label)) && child.localName !== 'input',
      );
      if (panels.length === labels.length && panels.some((panel) => holdsText(panel))) {
        return panels;
      }
    }
  }
  return [];
}

function holdsText(panel: Element): boolean {
  return panel.matches('pre, :has(pre), :has(p)') || panel.querySelector('pre, p') !== null;
}

/** @returns whether the labels are names of files, which are the titles of their blocks */
function titleFiles(tabs: readonly FoundTab[]): boolean {
  const names = tabs.map(({ label }) => label);
  if (!names.every((name) => fileName.test(name))) return false;
  const stems = new Set(names.map((name) => name.replace(/\.\w+$/, '')));
  const blocks = tabs.map(({ panel }) => panel && blockOf(panel));
  for (const [index, block] of blocks.entries()) {
    block?.setAttribute('data-title', names[index] ?? '');
  }
  // `config.js` or `config.ts`: a reader takes one of them.
  if (stems.size < names.length) return false;
  for (const { panel } of tabs) {
    panel?.removeAttribute('role');
    panel?.removeAttribute('hidden');
  }
  return true;
}

function blockOf(panel: Element): Element | undefined {
  return panel.matches('pre') ? panel : (panel.querySelector('pre') ?? undefined);
}

/** A key for each group of labels; those that share two labels, or all of the smaller, have the same. */
function keysOf(groups: readonly string[][]): string[] {
  const keys: string[] = [];
  for (const [index, labels] of groups.entries()) {
    const same = groups.slice(0, index).findIndex((other) => isSameChoice(other, labels));
    keys.push(keys[same] ?? labels.join('/'));
  }
  return keys;
}

function isSameChoice(a: readonly string[], b: readonly string[]): boolean {
  const shared = a.filter((label) => b.includes(label)).length;
  return shared >= 2 || shared === Math.min(a.length, b.length);
}
