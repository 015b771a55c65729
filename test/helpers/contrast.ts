const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

/** Colours as CSS writes them, each over the one before, as red, green and blue from 0 to 255. */
export function rgb(...layers: readonly string[]): number[] {
  canvas.clearRect(0, 0, 1, 1);
  for (const color of layers) {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
  }
  return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

const luminance = (color: readonly number[]): number =>
  color
    .map(value => value / 255)
    .map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at]!, 0);

/** The contrast of two colours, as WCAG 2 defines it. */
export function contrast(one: readonly number[], other: readonly number[]): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The element around this one on screen, across slots and shadow roots. */
export function around(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

/** The backgrounds on which an element stands, the outermost first. */
export function groundsOf(element: Element | null): string[] {
  if (!element) return ['white'];
  return [...groundsOf(around(element)), getComputedStyle(element).backgroundColor];
}
