import { defineComponent, element, text } from './define-component.ts';
import { codeInMarkdown, escapeMarkdown } from './escape-markdown.ts';

/** One property, option or parameter, with its type and what it is for. */
export const field = defineComponent({
  name: 'Field',
  hasWords: true,
  properties: {
    name: { kind: 'text', isRequired: true },
    type: { kind: 'text' },
    default: { kind: 'text' },
    required: { kind: 'flag' },
  },
  html: ({ name, type, default: preset, required = false }, children, { fields }) =>
    element('div', { class: 'field' }, [
      element('p', { class: 'field-name' }, [
        element('code', {}, [text(name)]),
        ...(type === undefined ? [] : [element('span', { class: 'field-type' }, [text(type)])]),
        ...(required
          ? [element('span', { class: 'badge badge-important' }, [text(fields.required)])]
          : []),
        ...(preset === undefined
          ? []
          : [
              element('span', { class: 'field-default' }, [
                text(`${fields.default} `),
                element('code', {}, [text(preset)]),
              ]),
            ]),
      ]),
      ...children,
    ]),
  markdown: ({ name, type, default: preset, required = false }, children, { fields }) => {
    const facts = [
      ...(type === undefined ? [] : [`*${escapeMarkdown(type)}*`]),
      ...(required ? [fields.required] : []),
      ...(preset === undefined ? [] : [`${fields.default} ${codeInMarkdown(preset)}`]),
    ];
    const head = `**${codeInMarkdown(name)}** ${facts.join(', ')}`.trimEnd();
    return `${head}\n\n${children}`;
  },
});
