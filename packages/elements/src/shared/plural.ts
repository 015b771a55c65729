/** Words by plural category (CLDR); `other` stands in for those left out. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The words that a language uses with a number: `plural('es', 1, { one: 'Queda', other: 'Quedan' })` is "Queda". */
export function plural(lang: string, count: number, forms: Forms): string {
  return forms[new Intl.PluralRules(lang).select(count)] ?? forms.other;
}
