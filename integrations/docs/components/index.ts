import { aside } from './aside.ts';
import { astroComponent } from './astro-component.ts';
import { card } from './card.ts';
import { cardGrid } from './card-grid.ts';
import { fileTree } from './file-tree.ts';
import { linkButton } from './link-button.ts';
import { steps } from './steps.ts';
import { tabItem, tabs } from './tabs.ts';

export const Aside = astroComponent(aside);
export const Card = astroComponent(card);
export const CardGrid = astroComponent(cardGrid);
export const FileTree = astroComponent(fileTree);
export const LinkButton = astroComponent(linkButton);
export const Steps = astroComponent(steps);
export const TabItem = astroComponent(tabItem);
export const Tabs = astroComponent(tabs);
