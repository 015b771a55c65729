/** Something in a text that could lead to a person: what it is, and where. */
export interface PersonalData {
  kind: 'email' | 'number';
  from: number;
  to: number;
}

/** The fewest digits that make a number personal: shorter ones are amounts, sizes and years. */
const fewestDigits = 7;

/** The sign of an e-mail address, in the ways in which people hide it, and what follows it. */
const afterName =
  /(?:[@＠]|\s?[([]at[)\]]\s?|\s[@＠]\s)(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,23}/giu;
/** What is before the sign: at most 64 characters (RFC 5321). */
const name = /[\p{L}\p{N}._%+'-]+$/u;

/** Digits of any script, with up to three of the signs between them that phone numbers are written with. */
const number = /\+?\p{Nd}(?:[\s\p{Pd}\p{Cf}./()]{0,3}\p{Nd})*/gu;
const year = '(?:19|20|١٩|٢٠|۱۹|۲۰)\\p{Nd}{2}';
const [month, day] = ['\\p{Nd}{1,2}', '\\p{Nd}{1,2}'];
/** Days, and spans of years, which are nobody's number. */
const dates = new RegExp(
  `(^|\\P{Nd})(?:${year}-${month}-${day}|${day}([./-]) ?${month}\\2 ?${year}|${year} ?[-–/] ?${year})(?!\\p{Nd})`,
  'gu',
);

const isLong = (run: string): boolean =>
  (run.replace(dates, '$1').match(/\p{Nd}/gu)?.length ?? 0) >= fewestDigits;

function emails(text: string): PersonalData[] {
  let last = 0;
  return [...text.matchAll(afterName)].flatMap(({ 0: match, index }): PersonalData[] => {
    const [before] = name.exec(text.slice(Math.max(last, index - 64), index)) ?? [];
    if (!before) return [];
    last = index + match.length;
    return [{ kind: 'email', from: index - before.length, to: last }];
  });
}

/**
 * Finds e-mail addresses and numbers of 7 or more digits, in the digits of any script and with the spaces and signs
 * of phone numbers. Dates are none of them, nor are amounts with commas.
 */
export function findPersonalData(text: string): PersonalData[] {
  const addresses = emails(text);
  let [others, end] = ['', 0];
  for (const { from, to } of addresses) {
    others += text.slice(end, from) + 'x'.repeat(to - from);
    end = to;
  }
  others += text.slice(end);
  const numbers = [...others.matchAll(number)]
    .filter(([run]) => run.length >= fewestDigits && isLong(run))
    .map(({ 0: run, index }): PersonalData => ({ kind: 'number', from: index, to: index + run.length }));
  return [...addresses, ...numbers].sort((one, other) => one.from - other.from);
}
