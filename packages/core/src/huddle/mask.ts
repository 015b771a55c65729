import { findPersonalData, type PersonalData } from '@tillside/contract';

/** A text without what could lead to a person, and what was masked in it, each kind once. */
export interface MaskedText {
  text: string;
  masked: PersonalData['kind'][];
}

/** Customers' and orders' numbers and postcodes; amounts and years are shorter. */
const reference = /\p{Nd}{5,}/gu;

/**
 * Masks e-mail addresses, phone numbers and other numbers of 5 or more digits in the digits of any script, for the
 * stories and thanks that people tell. What is masked already stays as it is.
 */
export function maskPersonalData(text: string): MaskedText {
  const found = findPersonalData(text);
  let [clear, from] = ['', 0];
  for (const { kind, from: start, to } of found) {
    const match = text.slice(start, to);
    clear += text.slice(from, start) + (kind === 'email' ? '•••' : match.replace(/\p{Nd}/gu, '•'));
    from = to;
  }
  clear += text.slice(from);
  const masked = clear.replace(reference, digits => '•'.repeat([...digits].length));
  const kinds = found.map(({ kind }) => kind);
  return {
    text: masked,
    masked: [...new Set<PersonalData['kind']>(masked === clear ? kinds : [...kinds, 'number'])],
  };
}
