/** The words of a text, without the marks around them and whether they are capital. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}’'-]+/gu) ?? [];

/** Whether a text has the words of another in their order, some of them left out. */
function isShortened(edited: string, said: string): boolean {
  const words = wordsOf(said);
  let at = 0;
  return wordsOf(edited).every(word => {
    at = words.indexOf(word, at) + 1;
    return at > 0;
  });
}

/** How many words of a text are not in another. */
function countNewWords(edited: string, said: string): number {
  const left = wordsOf(said);
  return wordsOf(edited).filter(word => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  }).length;
}

const fewWords = 3;
const newWordShare = 0.2;

/**
 * Whether an edit keeps to what was said: a customer's words may be left out, and no others put in; of a colleague's
 * text one word in five may be new, or three of a short one. Marks and capital letters are free.
 */
export const isLightEdit = (kind: string, edited: string, said: string): boolean =>
  kind === 'customer'
    ? isShortened(edited, said)
    : countNewWords(edited, said) <= Math.max(fewWords, newWordShare * wordsOf(said).length);
