import { closePopovers } from './close-popovers.ts';
import { copyCode } from './copy-code.ts';
import { searchShortcut } from './search-shortcut.ts';
import { showFound } from './show-found.ts';
import { defineTableOfContents } from './table-of-contents.ts';
import { defineThemeChoice } from './theme-choice.ts';

// Elements and listeners on the document outlive view transitions; nothing here runs once a page.
closePopovers();
copyCode();
searchShortcut();
showFound();
defineTableOfContents();
defineThemeChoice();
