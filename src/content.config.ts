import { docs } from 'meantime/content';

export const collections = { docs: docs() };
