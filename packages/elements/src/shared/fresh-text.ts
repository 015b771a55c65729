import { keyed } from 'lit/directives/keyed.js';

/**
 * Text that is replaced by a new text node whenever it changes. Page translators replace text nodes by their own
 * elements, so text written to the old node would never be seen. The element around it must have no static text.
 */
export const freshText = (text: string): unknown => keyed(text, text);
