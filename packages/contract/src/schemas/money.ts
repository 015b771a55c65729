import { z } from 'zod';
import { text } from './formats.js';

export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ id: 'Currency', title: 'an ISO 4217 currency' });

export const Decimal = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,6})?$/)
  .meta({ id: 'Decimal', title: 'a decimal string' });

/** An amount as the W3C Payment Request API writes it. */
export const Money = z
  .object({ currency: Currency, value: Decimal })
  .meta({ id: 'Money', description: 'An amount as the W3C Payment Request API writes it, in major units.' });

/** A price for so much of something. */
export const UnitPrice = z
  .object({ currency: Currency, value: Decimal, per: text(40) })
  .meta({ description: 'The price per unit: "£1.20 per 100 g".' });
