import { defineComponent, element } from './define-component.ts';

/** Cards side by side, as many as fit. */
export const cardGrid = defineComponent({
  name: 'CardGrid',
  properties: {},
  html: (_properties, children) => element('div', { class: 'card-grid' }, children),
  markdown: (_properties, children) => children,
});
