/** A name within a sentence, isolated (UAX #9), since it may run against the sentence's direction. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
