/** A boolean attribute, except that `"false"` is false, since frameworks write that. */
export const booleanAttribute = {
  type: Boolean,
  converter: { fromAttribute: (value: string | null): boolean => value !== null && value !== 'false' },
};

/** Explains a value that a framework has turned into the text "[object Object]"; undefined for any other value. */
export function objectTextProblem(value: unknown): string | undefined {
  const isObjectText = typeof value === 'string' && value.includes('[object Object]');
  return isObjectText
    ? 'an object was written as text: set it as the property `value`, or write JSON.stringify(…) into the attribute'
    : undefined;
}

/** Whether a value is empty: frameworks write `''` or `'null'` for null. */
export function isEmptyValue(value: unknown): boolean {
  return value === null || value === '' || value === 'null';
}

/** Whether an attribute has what frameworks write for nothing, or for what is no text. */
export const isNoText = (text: string | null): boolean => /^(undefined|null|\[object)/.test(text ?? '');
