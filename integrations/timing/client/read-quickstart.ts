// Loaded where no build has read the page: pages rendered on demand, and development.
export { readStepPlaces } from '../../../src/protocol/read-step-places.ts';
