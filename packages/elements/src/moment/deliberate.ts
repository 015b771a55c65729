/** The names of the signals that a person sends on purpose: of a form, all but `started` and `abandoned`. */
const deliberate = /feedback\.(?!st|ab)|forgot|taken|told|given/;

/** Whether a person sends this signal on purpose: then it is made and arrives even after opt-out. */
export const isDeliberate = ({ type }: { type: string }): boolean => deliberate.test(type);
