import type { MdastPluginDefinition } from 'satteri';
import { partFence } from '../../../src/protocol/fence.ts';

/** `js{1,3}` is the language `js`: for whoever colours the block, what follows it are marks. */
export const fenceMarks: MdastPluginDefinition = {
  name: 'meantime:fence-marks',
  code(node, context) {
    if (!node.lang) return;
    const { language, meta } = partFence(node.lang, node.meta ?? '');
    if (language === node.lang) return;
    context.setProperty(node, 'lang', language);
    context.setProperty(node, 'meta', meta);
  },
};
