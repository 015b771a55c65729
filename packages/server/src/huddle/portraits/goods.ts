/** Lines of an order that are no goods, as order exports name them. */
const services =
  /\b(post(age)?|shipping|carriage|delivery|discount|voucher|gift card|manual|adjust(ment)?|bank charges|fees?|commission|samples?|deposit|bad debt|versand(kosten)?|porto|lieferung|rabatt|gutschein|gebühr(en)?|pfand|trinkgeld)\b/iu;

/** Whether a product is something that people choose, by its name; postage and discounts are not. */
export const isGood = (name: string): boolean => !services.test(name);

/**
 * Words that say nothing about what a product is: small words, numbers, sizes, packs and colours. Others that are in
 * every other product's name are left out by their counts.
 */
const words = `
  a an and at by for from in is it my of on or our set the to with your
  pack packs box boxes pc pcs piece pieces pair assorted asstd mini small medium large big jumbo tall short long size
  new old sale single double classic design designs style tone
  one two three four five six seven eight nine ten twelve
  black blue brown cream gold golden gray green grey ivory orange pink purple red silver turquoise white yellow
  ab als am an auf aus bei das dem den der des die ein eine einer für im in ist mit ohne oder pro und vom von zu zum zur
  alt alte gross groß große großer klein kleine kleiner neu neue set stück stk packung paar mittel
  eins zwei drei vier fünf sechs sieben acht neun zehn zwölf
  beige blau blaue braun gelb gold golden grau grün grüne lila orange rosa rot rote schwarz schwarze silber weiß weiss weiße
`;
const unsaying = new Set(words.split(/\s+/).filter(Boolean));

/** Whether a word, in lower case, can say what a product is. */
export const isTelling = (word: string): boolean =>
  word.length >= 3 && /^\p{L}+$/u.test(word) && !unsaying.has(word);
