import { defineError } from '../../protocol/errors.ts';
import { quoteLines } from '../output/quote-lines.ts';

export const copyDiffers = defineError({
  code: 'copy-differs',
  title: 'A copy button yields something else than is shown.',
  message: (step: string, difference: string) =>
    `In the step "${step}" a reader who presses the copy button gets another text than the one on the page:\n\n${difference}`,
  hint: 'Make the button copy the text as shown.',
});

export const copyYieldsNothing = defineError({
  code: 'copy-yields-nothing',
  title: 'A copy button copies nothing.',
  message: (step: string, shown: string) =>
    `In the step "${step}" the copy button was pressed and the clipboard stayed as it was, for this block:\n\n${quoteLines(shown.trimEnd().split('\n'))}`,
  hint: 'Mend the script of the button: it must write the block to the clipboard (`navigator.clipboard.writeText`).',
});

export const copyButtonHidden = defineError({
  code: 'copy-button-hidden',
  title: 'A copy button cannot be seen.',
  message: (step: string, shown: string) =>
    `In the step "${step}" the reader is to copy this block, and its copy button cannot be seen, with the pointer over the block either:\n\n${quoteLines(shown.trimEnd().split('\n'))}`,
  hint: 'Show the button: a style of the page or of the theme hides it (`display: none`, `visibility: hidden`, no size).',
});

export const copyButtonCovered = defineError({
  code: 'copy-button-covered',
  title: 'A copy button cannot be pressed.',
  message: (step: string, shown: string, reason: string) =>
    `In the step "${step}" the reader is to copy this block, and its copy button cannot be pressed: ${reason}.\n\n${quoteLines(shown.trimEnd().split('\n'))}`,
  hint: 'Nothing may lie over the button, and it must be enabled and hold still.',
});

export const copyButtonMissing = defineError({
  code: 'copy-button-missing',
  title: 'A code block has no copy button.',
  message: (step: string, shown: string) =>
    `In the step "${step}" the reader is to copy this block, and it has no copy button that can be pressed:\n\n${quoteLines(shown.trimEnd().split('\n'))}`,
  hint: 'Let the theme give each code block a button: a `<button>` beside the block with "Copy" in its name or "copy" in its class.',
});

export const blockHidden = defineError({
  code: 'block-hidden',
  title: 'A code block cannot be seen.',
  message: (step: string, text: string, hidingPart: string | undefined) =>
    `In the step "${step}" the reader is to copy this block, and it stays hidden${hidingPart === undefined ? '' : ` within ${hidingPart}`}:\n\n${quoteLines(text.trimEnd().split('\n'))}`,
  hint: 'Take it out of what is folded or hidden: a newcomer copies what the page shows.',
});
