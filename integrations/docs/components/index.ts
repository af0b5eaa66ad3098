import { aside } from './aside.ts';
import { astroComponent } from './astro-component.ts';
import { card } from './card.ts';
import { cardGrid } from './card-grid.ts';
import { linkButton } from './link-button.ts';

export const Aside = astroComponent(aside);
export const Card = astroComponent(card);
export const CardGrid = astroComponent(cardGrid);
export const LinkButton = astroComponent(linkButton);
