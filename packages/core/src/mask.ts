/** Whether the digits pass the check of payment card numbers (ISO/IEC 7812-1, Luhn). */
function isCardNumber(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighed = i % 2 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

/**
 * Masks payment card numbers in what a person typed: runs of 13 to 19 digits, spaced or dashed as
 * people write them, that pass the check. The last four digits stay, so that the writer knows it.
 */
export function maskCardNumbers(text: string): string {
  return text.replace(/\d(?:[ -]?\d){12,18}(?!\d)/g, run => {
    const digits = run.replace(/\D/g, '');
    return isCardNumber(digits) ? '•'.repeat(digits.length - 4) + digits.slice(-4) : run;
  });
}
