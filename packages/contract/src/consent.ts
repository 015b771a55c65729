/** The bases of a reason that are personal data: each needs the consent of the same name. */
export const personalBases = ['history', 'social'] as const;

/** Personal data that the customer allowed suggestions to be based on. */
export type Consent = (typeof personalBases)[number];

/** Whether a reason with this basis uses personal data. */
export const isPersonal = (basis: string): basis is Consent =>
  (personalBases as readonly string[]).includes(basis);

/** Whether a reason with this basis may be used, given what the customer consented to. */
export const isConsentGiven = (basis: string, consents: readonly Consent[] = []): boolean =>
  !isPersonal(basis) || consents.includes(basis);
