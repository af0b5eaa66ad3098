import { defineComponent, element } from './define-component.ts';

/** An ordered list of things to do, one after another. */
export const steps = defineComponent({
  name: 'Steps',
  holds: 'an ordered list',
  properties: {},
  html: (_properties, children) => element('div', { class: 'step-list' }, children),
  markdown: (_properties, children) => children,
});
