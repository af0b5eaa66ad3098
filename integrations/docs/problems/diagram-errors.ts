import { defineError } from '../../../src/protocol/errors.ts';

export const diagramsOff = defineError<[]>({
  code: 'diagrams-off',
  title: 'This is a diagram, and diagrams are off.',
  message: () => 'Readers see its code: nothing draws it.',
  hint: 'Turn diagrams on: docs({ diagrams: true }), after npm install -D mermaid playwright. Where the code is what readers are to see, write text in place of mermaid.',
});

export const diagramWrong = defineError<[why: string, hint?: string]>({
  code: 'diagram-wrong',
  title: 'This diagram cannot be drawn.',
  message: (why) => `Mermaid cannot draw it: ${why}.`,
  hint: (_, hint) =>
    hint ??
    'Correct the diagram. What Mermaid reads is written down at https://mermaid.js.org/intro/syntax-reference.html.',
});

export const diagramUnnamed = defineError<[]>({
  code: 'diagram-unnamed',
  title: 'Nobody says what this diagram shows.',
  message: () => 'Who cannot see it hears the words that stand in it, one after the other.',
  hint: 'Give it a line of its own below its first: accTitle: How an order is paid',
});
