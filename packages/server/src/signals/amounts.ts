/** The most decimals that an amount of the contract has. */
const decimals = 20;

/** An amount as a whole number of its smallest unit, which adds up exactly. */
export function unitsOf(amount: string): bigint {
  const isNegative = amount.startsWith('-');
  const [whole = '', fraction = ''] = amount.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(decimals, '0'));
  return isNegative ? -units : units;
}

function amountOf(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return (units < 0n ? '-' : '') + digits.slice(0, -decimals) + (fraction && `.${fraction}`);
}

/** The sum of two amounts. */
export const sum = (one: string, other: string): string => amountOf(unitsOf(one) + unitsOf(other));
/** What one amount is more than another. */
export const minus = (one: string, other: string): string => amountOf(unitsOf(one) - unitsOf(other));
