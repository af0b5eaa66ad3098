import { defineSuggestions } from './define-suggestions.ts';
import { editDistance } from './edit-distance.ts';
import { nearPages } from './near-pages.ts';

// Deferred: what it says is said once the page is there, so that screen readers hear of it.
defineSuggestions(nearPages, editDistance);
