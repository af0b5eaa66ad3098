import { filterNavigation } from './filter-navigation.ts';
import { narrowLinks } from './narrow-links.ts';

// Loaded once its field is gone into (see define-navigation.ts).
filterNavigation(narrowLinks);
