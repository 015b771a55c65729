/** The values of a question's controls. */
export interface Controls {
  /** The value of the text field; undefined if there is none. */
  text: string | undefined;
  /** The values of checked controls, in the order shown. */
  checked: string[];
}

/** The text field of the question in view. */
export const textField = (form: ParentNode): HTMLInputElement | HTMLTextAreaElement | null =>
  form.querySelector<HTMLInputElement | HTMLTextAreaElement>('.field');

/** Reads the values of the controls: autofill and scripts may have changed them without an event. */
export const readControls = (form: ParentNode): Controls => ({
  text: textField(form)?.value,
  checked: Array.from(form.querySelectorAll<HTMLInputElement>('input:checked'), ({ value }) => value),
});
