/** Opens and chooses in the blocks that come what the reader opened and chose in those that go. */
export function carryState(gone: readonly Element[], come: readonly Element[]): void {
  const open = new Map(within(gone, 'details').map((one) => [nameOf(one), one.open]));
  for (const details of within(come, 'details')) {
    details.open = open.get(nameOf(details)) ?? details.open;
  }
  const checked = new Map(within(gone, 'input').map((one) => [keyOf(one), one.checked]));
  for (const input of within(come, 'input')) {
    input.checked = checked.get(keyOf(input)) ?? input.checked;
  }
}

function within<Tag extends keyof HTMLElementTagNameMap>(
  blocks: readonly Element[],
  tag: Tag,
): HTMLElementTagNameMap[Tag][] {
  return blocks.flatMap((block) => {
    const inner = [...block.querySelectorAll(tag)];
    return block.matches(tag) ? [block, ...inner] : inner;
  });
}

function nameOf(details: HTMLDetailsElement): string {
  return details.querySelector('summary')?.textContent ?? '';
}

function keyOf({ id, name, value }: HTMLInputElement): string {
  return id || `${name} ${value}`;
}
