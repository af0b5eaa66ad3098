/** An element with its content and attributes. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  content: string | (string | Node)[] = [],
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...[content].flat());
  return element;
}
