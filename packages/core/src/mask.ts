/** The value of a digit at every second place: doubled, with its digits added up. */
const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];

/** Whether the digits pass the Luhn check of payment card numbers (ISO/IEC 7812-1). */
const isCardNumber = (digits: string): boolean =>
  digits.length > 12 &&
  [...digits].reverse().reduce((sum, digit, i) => sum + (i % 2 ? doubled[+digit]! : +digit), 0) % 10 === 0;

/**
 * Masks payment card numbers in a text, with or without spaces and dashes, even next to other digits. The last four
 * digits stay, so that the writer recognizes the card.
 */
export function maskCardNumbers(text: string): string {
  return text.replace(/\d+(?:[ -]\d+)*/g, run => {
    const parts = run.split(/([ -])/);
    for (let from = 0; from < parts.length; from += 2) {
      let digits = '';
      let card = '';
      let end = 0;
      for (let to = from; to < parts.length && digits.length < 19; to += 2) {
        digits += parts[to]!;
        if (isCardNumber(digits)) [card, end] = [digits, to];
      }
      if (card) parts.splice(from, end - from + 1, '•'.repeat(card.length - 4) + card.slice(-4));
    }
    return parts.join('');
  });
}
