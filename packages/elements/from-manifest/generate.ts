/**
 * Generates from custom-elements.json what templates and editors know of the elements: the types on which the typings
 * for frameworks rest, and the data of VS Code and JetBrains.
 *
 * The generators that there are for this (`@wc-toolkit/jsx-types` and the `custom-element-*-integration` packages) were
 * tried: of an attribute without a property they make `TillMoment["undefined"]`, of our events `CustomEvent<…>`, which
 * they are not, or names that are never imported, and they import classes from paths that do not exist.
 */
import { cssCustomData, htmlCustomData, webTypes } from './editors.js';
import { write } from './manifest.js';
import { types } from './types.js';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

write('src/generated/elements.ts', types);
write('html-custom-data.json', json(htmlCustomData));
write('css-custom-data.json', json(cssCustomData));
write('web-types.json', json(webTypes));
