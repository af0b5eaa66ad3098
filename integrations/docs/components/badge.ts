import { defineComponent, element } from './define-component.ts';

/** A word or two set apart within a line: `New`, `Beta`. */
export const badge = defineComponent({
  name: 'Badge',
  isInline: true,
  properties: {
    kind: { kind: 'text', oneOf: ['note', 'tip', 'important', 'caution', 'danger'] },
  },
  html: ({ kind }, children) =>
    element('span', { class: kind === undefined ? 'badge' : `badge badge-${kind}` }, children),
  markdown: (_properties, children) => `(${children})`,
});
