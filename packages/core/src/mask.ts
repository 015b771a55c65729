/** Whether these are 13 to 19 digits that pass the check of card numbers (ISO/IEC 7812-1, Luhn). */
function isCardNumber(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighed = i % 2 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return /^\d{13,19}$/.test(digits) && sum % 10 === 0;
}

/**
 * Masks payment card numbers in what a person typed, spaced or dashed as people write them, whatever
 * other digits stand beside them. The last four digits stay, so that the writer knows it.
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
