import { defineWrap } from './define-wrap.ts';

// Runs before the blocks are painted: lines that a reader has wrapped before move nothing.
defineWrap();
