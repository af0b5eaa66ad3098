/** How much a word tells that so many of all pages hold: what stands on every page tells nothing. */
export function rarity(pages: number, total: number): number {
  return Math.max(Math.log(total / Math.max(pages, 1)), 0.05);
}
