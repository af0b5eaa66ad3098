/** A button that breaks lines, with its picture. Self-contained: its text is sent to the browser. */
export function wrapButton(label: string): HTMLButtonElement {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'wrap-button', title: label });
  button.setAttribute('aria-label', label);
  const names = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(names, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(names, 'path');
  path.setAttribute('d', 'M3 5h18M3 12h14a4 4 0 0 1 0 8h-4m3-3-3 3 3 3M3 20h5');
  svg.append(path);
  button.append(svg);
  return button;
}
