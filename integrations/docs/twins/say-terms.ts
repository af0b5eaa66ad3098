/**
 * Tooltips with their text in brackets, and a glossary as a list, as the Markdown form of the
 * components has them: a button and an explanation behind it are nothing in Markdown.
 */
export function sayTerms(root: Element): void {
  const { ownerDocument: document } = root;
  for (const tooltip of root.querySelectorAll('.tooltip')) {
    const button = tooltip.querySelector('button');
    const said = tooltip.querySelector('[popover]')?.textContent;
    if (button && said) tooltip.replaceWith(...button.childNodes, ` (${said})`);
  }
  for (const glossary of root.querySelectorAll('dl.glossary')) {
    const list = document.createElement('ul');
    for (const term of glossary.querySelectorAll('dt')) {
      const name = document.createElement('strong');
      name.textContent = term.textContent;
      const item = document.createElement('li');
      item.append(name, `: ${term.nextElementSibling?.textContent ?? ''}`);
      list.append(item);
    }
    glossary.replaceWith(list);
  }
}
