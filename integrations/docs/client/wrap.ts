import { defineWrap } from './define-wrap.ts';
import { wrapButton } from './wrap-button.ts';
import { wrapChoice } from './wrap-choice.ts';

// Runs before the blocks are painted: lines that a reader has wrapped before move nothing.
defineWrap(wrapButton, wrapChoice());
