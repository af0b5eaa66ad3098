import { defineComponent, element } from './define-component.ts';

/** Text with the code, or the picture, that it speaks of at its side, where there is room. */
export const beside = defineComponent({
  name: 'Beside',
  properties: {},
  html: (_properties, children) => element('div', { class: 'beside' }, children),
  markdown: (_properties, children) => children,
});
