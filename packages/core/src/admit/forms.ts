import type { Form } from '@tillside/contract';
import { type AdmitContext, isFor } from './admit-context.js';

/** The admitted forms. */
export function admitForms(forms: readonly Form[], context: AdmitContext): Form[] {
  return forms.filter(form => isFor(form, context));
}
