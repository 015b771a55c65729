import { z } from 'zod';
import { Currency, Decimal, DecimalText, text, UpperCurrency } from './formats.js';

/** An amount as in the W3C Payment Request API. */
export const Money = z
  .object({ currency: Currency, value: Decimal })
  .meta({ id: 'Money', description: 'An amount as the W3C Payment Request API writes it, in major units.' });

/** An amount as in signals: the currency in capitals, the value as text. */
export const ExactMoney = z
  .object({ currency: UpperCurrency, value: DecimalText })
  .meta({ description: 'An amount as the W3C Payment Request API writes it, in major units.' });

/** A unit price: the price of an amount of something. */
export const UnitPrice = z
  .object({ currency: Currency, value: Decimal, per: text(40) })
  .meta({ description: 'The price per unit: "£1.20 per 100 g".' });
