/** A selector of controls that use typed characters. */
export const editableSelector = ':read-write, select';
