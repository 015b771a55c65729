import type { Form } from '@tillside/contract';
import { type Admission, isFor } from './admission.js';

/** The forms that may be shown. */
export function admitForms(forms: readonly Form[], admission: Admission): Form[] {
  return forms.filter(form => isFor(form, admission));
}
