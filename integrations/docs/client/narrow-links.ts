/**
 * Hides the links of a list in whose labels, those of the groups above them included, a word of the
 * query is missing, and opens the groups of the others. Letters count without their marks.
 * Self-contained: its text is sent to the browser (see routes/filter.ts).
 *
 * @returns how many are left
 */
export function narrowLinks(list: Element, query: string): number {
  const plain = (text: string): string =>
    text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
  const words = plain(query).split(/\s+/).filter(Boolean);
  const narrow = (part: Element, above: string): number => {
    let left = 0;
    for (const item of part.children) {
      const group = item.querySelector('details');
      // A group is named by its first line, a link by its text.
      const said = `${above} ${plain((group?.firstElementChild ?? item).textContent)}`;
      const inner = group?.querySelector('ul');
      const count = inner
        ? narrow(inner, said)
        : Number(words.every((word) => said.includes(word)));
      item.toggleAttribute('hidden', count === 0);
      if (group && words.length > 0) group.open = count > 0;
      left += count;
    }
    return left;
  };
  return narrow(list, '');
}
