interface ListOption {
  kind: 'page' | 'heading' | 'recent';
  name: string;
  /** Where it leads; an option without one is a button. */
  href?: string;
  text?: readonly Node[];
}

/** An entry of the list that the search's field controls. */
export function listOption({ kind, name, href, text = [] }: ListOption): HTMLElement {
  const option = document.createElement(href === undefined ? 'button' : 'a');
  option.className = kind;
  option.setAttribute('role', 'option');
  option.tabIndex = -1;
  if (href !== undefined) option.setAttribute('href', href);
  else option.setAttribute('type', 'button');
  const title = document.createElement('b');
  title.textContent = name;
  option.append(title);
  if (text.length > 0) {
    const below = document.createElement('span');
    below.append(...text);
    option.append(below);
  }
  return option;
}

/** Entries under a name, which is shown where `title` is true. */
export function optionGroup(
  name: string,
  options: readonly HTMLElement[],
  title?: HTMLElement,
): HTMLElement {
  const group = document.createElement('div');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', name);
  group.append(...(title ? [title] : []), ...options);
  return group;
}

export function optionsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role=option]')];
}

/** Selects an option, and says so to who hears the field. */
export function selectOption(
  input: HTMLElement,
  list: HTMLElement,
  option: HTMLElement | undefined,
): void {
  optionsOf(list).forEach((one, at) => {
    one.id = `meantime-result-${at}`;
    one.ariaSelected = String(one === option);
  });
  input.setAttribute('aria-expanded', String(list.childElementCount > 0));
  if (!option) {
    input.removeAttribute('aria-activedescendant');
    return;
  }
  input.setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({ block: 'nearest' });
}
