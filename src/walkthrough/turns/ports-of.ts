import type { Step } from '../../protocol/step.ts';

const named = [
  /\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\]):(\d{2,5})\b/g,
  /\bport["']?\s*(?:[=:,]|\bis\b)?\s*["']?(\d{2,5})\b/gi,
  /\blisten\(\s*(\d{2,5})\b/g,
  /(?:^|\s)-p\s*(?:\d+(?:\.\d+){3}:)?(\d{2,5})\b/gm,
  /(?<![\w.:])(?::)(\d{4,5})\b/g,
];

/** The ports that a page names, wherever it does: what it starts may listen there. */
export function portsOf(steps: readonly Step[]): number[] {
  const texts = steps.flatMap(({ actions, reads = [] }) => [
    ...reads.map(({ text }) => text),
    ...actions.flatMap((action) => {
      if (action.kind === 'save') return [action.text];
      if (action.kind === 'open') return [action.url];
      if (action.kind === 'answer') return [];
      const { output, ready, shown = [] } = action;
      return [action.text, ready ?? '', output?.text ?? '', ...shown.map((one) => one.output.text)];
    }),
  ]);
  const ports = texts.flatMap((text) =>
    named.flatMap((pattern) => [...text.matchAll(pattern)].map(([, port]) => Number(port))),
  );
  return [...new Set(ports)].sort((a, b) => a - b);
}

const machineWide =
  /(?:^|[\s;&|(])(?:apt|apt-get|dpkg|dnf|yum|apk|brew|docker|podman|systemctl|service)\s/m;

/** True when it changes what all walks share, or starts a server and does not say where that listens. */
export function takesMachine(steps: readonly Step[]): boolean {
  const runs = steps
    .flatMap(({ actions }) => actions)
    .flatMap((action) => (action.kind === 'run' ? [action] : []));
  if (runs.some(({ text }) => machineWide.test(text))) return true;
  return runs.some(({ background }) => background) && portsOf(steps).length === 0;
}
