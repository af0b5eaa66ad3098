export { default as Card } from './card.astro';
export { default as CardGrid } from './card-grid.astro';
export { default as LinkButton } from './link-button.astro';
