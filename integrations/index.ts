export { timing, type TimingOptions } from './timing/index.ts';
