import { defineTabs } from './define-tabs.ts';
import { tabChoices } from './tab-choices.ts';
import { tabGroup } from './tab-group.ts';

// Runs before the panels are painted, all of which would show otherwise.
defineTabs(tabChoices(), tabGroup);
