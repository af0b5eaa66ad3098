import { aside } from './aside.ts';
import { card } from './card.ts';
import { cardGrid } from './card-grid.ts';
import type { Component } from './define-component.ts';
import { linkButton } from './link-button.ts';

// Each form is called with properties that were checked against its own declaration.
const declared = [aside, card, cardGrid, linkButton] as readonly unknown[] as readonly Component[];

/** The components that every page may use without an import, by name. */
export const builtIns: ReadonlyMap<string, Component> = new Map(
  declared.map((component) => [component.name, component]),
);
