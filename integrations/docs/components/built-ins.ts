import { aside } from './aside.ts';
import { badge } from './badge.ts';
import { beside } from './beside.ts';
import { card } from './card.ts';
import { cardGrid } from './card-grid.ts';
import type { Component } from './define-component.ts';
import { details } from './details.ts';
import { field } from './field.ts';
import { figure } from './figure.ts';
import { fileTree } from './file-tree.ts';
import { glossary } from './glossary.ts';
import { icon } from './icon.ts';
import { include } from './include.ts';
import { linkButton } from './link-button.ts';
import { linkCard } from './link-card.ts';
import { overview } from './overview.ts';
import { packageManagers } from './package-managers.ts';
import { steps } from './steps.ts';
import { tabItem, tabs } from './tabs.ts';
import { term } from './term.ts';
import { tooltip } from './tooltip.ts';

// Each form is called with properties that were checked against its own declaration.
const declared = [
  ...[aside, badge, beside, card, cardGrid, details, field, figure, fileTree, glossary, icon],
  ...[include, linkButton, linkCard, overview, packageManagers, steps, tabItem, tabs, term],
  tooltip,
] as readonly unknown[] as readonly Component[];

/** Components that a page may use without an import, by name. */
export type Components = ReadonlyMap<string, Component>;

/** Those of Meantime. */
export const builtIns: Components = new Map(
  declared.map((component) => [component.name, component]),
);
