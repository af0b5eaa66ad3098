import { defineZoom } from './define-zoom.ts';

// Deferred: the pictures are there by then, and nobody presses a button before.
defineZoom();
