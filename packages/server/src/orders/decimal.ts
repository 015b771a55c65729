/** The character before the decimals of a number. */
export type DecimalMark = '.' | ',';

/** The numbers of a file are ambiguous. */
export class DecimalUnclear extends Error {
  override name = 'DecimalUnclear';
}

const grouping = String.raw`[ \u00a0\u202f'’]`;
/** A currency sign between digits, as in `1€50`, stands for the decimal mark: without it, that would be 150. */
const outside = /^[\p{Sc}\s]+|(?<![\p{Sc}\s])[\p{Sc}\s]+$/gu;
const plain = (text: string): string => text.replace(outside, '');

/** The minus of keyboards, and what typesetters put for it. */
const minus = String.raw`[-\u2010-\u2013\u2212\ufe63\uff0d]`;
const minusBefore = new RegExp(`^${minus}`);
const minusAfter = new RegExp(`${minus}$`);

/** A number without its minus, which SAP writes after it. */
function unsigned(text: string): { number: string; isNegative: boolean } {
  const signed = plain(text);
  const rest = minusBefore.test(signed) ? signed.replace(minusBefore, '') : signed.replace(minusAfter, '');
  return { number: plain(rest), isNegative: rest !== signed };
}

const patterns: Record<DecimalMark, RegExp> = {
  '.': new RegExp(String.raw`^(\d{1,12}|\d{1,3}((,|${grouping})\d{3})+)(\.\d{1,6})?$`),
  ',': new RegExp(String.raw`^(\d{1,12}|\d{1,3}((\.|${grouping})\d{3})+)(,\d{1,6})?$`),
};

/** Parses a number without a sign into a plain decimal string; undefined if it is not a number. */
export function decimalOf(text: string, mark: DecimalMark): string | undefined {
  const number = plain(text);
  if (!patterns[mark].test(number)) return undefined;
  const [whole = '', fraction] = number.split(mark);
  const digits = whole.replace(/\D/g, '');
  if (digits.length > 12) return undefined;
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

/** Parses a number that may have a minus before or after it; within a number, a minus makes it none. */
export function signedDecimalOf(text: string, mark: DecimalMark): string | undefined {
  const { number, isNegative } = unsigned(text);
  const decimal = decimalOf(number, mark);
  return decimal !== undefined && isNegative ? `-${decimal}` : decimal;
}

/**
 * Detects the decimal mark of a file from all of its numbers: `1,299` alone is either 1299 or 1.299, and `2,50` in
 * another line decides.
 */
export class DecimalFinder {
  readonly #firstLines = new Map<DecimalMark, number>();
  #unclearLine = 0;

  /** Adds a number and its line. */
  add(text: string, line: number): void {
    const { number } = unsigned(text);
    const [asPoint, asComma] = [decimalOf(number, '.'), decimalOf(number, ',')];
    if (asPoint === asComma) return;
    // Three digits after a zero are decimals, not thousands: 0,500.
    const mark = asComma === undefined || /^0\./.test(number) ? '.' : ',';
    if (asPoint !== undefined && asComma !== undefined && !/^0[.,]/.test(number)) this.#unclearLine ||= line;
    else if (!this.#firstLines.has(mark)) this.#firstLines.set(mark, line);
  }

  /**
   * The mark that fits all numbers.
   * @throws DecimalUnclear if no mark fits all of them, or both do
   */
  find(): DecimalMark {
    const ask = 'choose one with --decimal . or --decimal ,';
    const [point, comma] = [this.#firstLines.get('.'), this.#firstLines.get(',')];
    if (point && comma)
      throw new DecimalUnclear(
        `line ${point} has a decimal point and line ${comma} a decimal comma: ${ask} (rows with the other mark are then refused)`,
      );
    if (!point && !comma && this.#unclearLine)
      throw new DecimalUnclear(
        `the number in line ${this.#unclearLine} has either thousands or three decimals, and no other line shows which: ${ask}`,
      );
    return comma ? ',' : '.';
  }
}
