import { withSigns } from './printable.ts';

/** The lines that a stranger wrote, each as it can be shown anywhere: nothing in it steers or hides. */
export function linesWithSigns(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map(withSigns);
}
