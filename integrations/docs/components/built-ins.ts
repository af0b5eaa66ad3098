import { aside } from './aside.ts';
import { card } from './card.ts';
import { cardGrid } from './card-grid.ts';
import type { Component } from './define-component.ts';
import { fileTree } from './file-tree.ts';
import { linkButton } from './link-button.ts';
import { steps } from './steps.ts';
import { tabItem, tabs } from './tabs.ts';

// Each form is called with properties that were checked against its own declaration.
const declared = [
  ...[aside, card, cardGrid, fileTree, linkButton, steps, tabItem, tabs],
] as readonly unknown[] as readonly Component[];

/** The components that every page may use without an import, by name. */
export const builtIns: ReadonlyMap<string, Component> = new Map(
  declared.map((component) => [component.name, component]),
);
