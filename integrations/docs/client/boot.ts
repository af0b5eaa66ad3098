import { applyTheme } from './apply-theme.ts';
import { defineNavigation } from './define-navigation.ts';
import { navigationState } from './navigation-state.ts';

// Runs before the first paint: nothing flashes, and the navigation is filled while the page is
// parsed. It is a file rather than an inline script so that `script-src 'self'` is all a
// Content-Security-Policy needs.
applyTheme();
defineNavigation(navigationState());
