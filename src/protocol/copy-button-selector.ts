import { markup } from './markup.ts';

/** Buttons that copy a block: Meantime's own, and those that other themes hang on their blocks. */
export const copyButtonSelector = `[${markup.copy}], .copy button, button[class*="copy" i]`;
