/**
 * The custom properties of the site's stylesheets in one colour scheme, colours as `rgb(…)`.
 * Self-contained: its text is sent to the browser.
 */
export function readColours({
  scheme,
  names,
}: {
  scheme: 'light' | 'dark';
  names: readonly string[];
}): Record<string, string> {
  const { documentElement: root, body } = document;
  root.dataset['theme'] = scheme;
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const found = names.map((name): [string, string] => {
    const probe = document.createElement('i');
    probe.style.color = `var(--mt-${name})`;
    body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    if (!canvas) return [name, color];
    // Whatever space a colour is written in: Mermaid knows rgb alone.
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    canvas.clearRect(0, 0, 1, 1);
    return [name, `rgb(${red}, ${green}, ${blue})`];
  });
  const sans = getComputedStyle(root).getPropertyValue('--mt-sans').trim();
  return { ...Object.fromEntries(found), sans };
}
