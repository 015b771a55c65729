import { readFileSync } from 'node:fs';

/** Fonts of very different widths: a layout that fits with both does not depend on the machine's fonts. */
const files = {
  wide: '@fontsource/dejavu-sans/files/dejavu-sans-latin',
  narrow: '@fontsource/pt-sans-narrow/files/pt-sans-narrow-latin',
};
export type Font = keyof typeof files;
export const fonts = Object.keys(files) as Font[];

/** A font's faces by weight, in base64. */
export const facesOf = (font: Font): Record<string, string> =>
  Object.fromEntries(
    ['400', '700'].map(weight => [
      weight,
      readFileSync(`node_modules/${files[font]}-${weight}-normal.woff2`, 'base64'),
    ]),
  );

/** Runs in a page before anything else: gives it the faces under the name of the font it asks for first. */
export function installFaces(family: string, faces: Record<string, string>): void {
  for (const [weight, data] of Object.entries(faces)) {
    const bytes = Uint8Array.from(atob(data), character => character.charCodeAt(0));
    document.fonts.add(new FontFace(family, bytes.buffer, { weight }));
  }
}
