import { around, contrast, groundsOf, rgb } from '../helpers/contrast.js';
import { deep, expect } from '../helpers/elements.js';
import { show, type Stories, type Story, storyFiles, takeExpectedWarnings } from '../helpers/stories.js';

const themes = ['neutral', 'bookshop', 'grocer', 'outdoor'];
const schemes = ['light', 'dark'] as const;

/** Stories in which every role has its place. */
const shown: Record<string, string[]> = {
  promise: [
    'EveryIcon',
    'Evidence',
    'Open',
    'AtRisk',
    'Broken',
    'BeforeCutoff',
    'CompactOpen',
    'Link',
    'Owner',
  ],
  suggestion: [
    ...['ProductHint', 'LinkedProduct', 'UnitPrice', 'FewLeft', 'Care', 'Detail', 'Declining'],
    ...['Accepted', 'Failed', 'NotConfirmed', 'SeeIt'],
    ...['Associate', 'AssociateAsked', 'AssociateAccepted', 'AssociateFailed', 'AssociateDeclining'],
  ],
  feedback: [
    ...[
      'CsatChosen',
      'NpsChosen',
      'ChoiceChosen',
      'SeveralChoices',
      'Consent',
      'WrongEmail',
      'Required',
      'Intro',
    ],
    ...['LastStep', 'HelpOffer', 'ThanksWithLink', 'Saved', 'Confirmed', 'Unsaved', 'Refused', 'Idle'],
  ],
};

/** The story with this title among the files of an element. */
function find(element: string, title: string): { file: Stories; story: Story } {
  const files = storyFiles.filter(({ name }) => name.startsWith(element));
  const found = files.find(({ file }) => title in file)?.file;
  if (!found) throw new Error(`${element} has no story ${title}`);
  return { file: found, story: found[title]! };
}

/** What a person is not meant to see or to use: WCAG asks nothing of it. */
const isExempt = (element: Element | null): boolean =>
  !!element &&
  (element.matches(':disabled') || getComputedStyle(element).opacity === '0' || isExempt(around(element)));
const isSeen = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect();
  return (
    element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1 && !isExempt(element)
  );
};
const hasText = (element: Element): boolean =>
  element.localName !== 'style' &&
  [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
const isControl = (element: Element): boolean =>
  element.matches('button, a.primary, .field, .option, .step > span');

const nameOf = (element: Element): string =>
  `${element.localName}.${element.classList.value.replace(/ /g, '.')} “${element.textContent.trim().slice(0, 30)}”`;

/** One line for each pair of colours with too little contrast. */
function tooFaint(page: HTMLElement): string[] {
  const faint: string[] = [];
  const expectContrast = (
    what: string,
    element: Element,
    least: number,
    color: string[],
    ground: string[],
  ) => {
    const found = contrast(rgb(...color), rgb(...ground));
    if (found < least) faint.push(`${what} of ${nameOf(element)}: ${found.toFixed(2)}, not ${least}`);
  };
  for (const element of deep(page).filter(isSeen)) {
    const style = getComputedStyle(element);
    const grounds = groundsOf(element);
    if (hasText(element)) expectContrast('text', element, 4.5, [...grounds, style.color], grounds);
    if (element.localName === 'svg') expectContrast('icon', element, 3, [...grounds, style.stroke], grounds);
    if (isControl(element)) {
      const outside = groundsOf(around(element));
      const hasBorder = parseFloat(style.borderTopWidth) > 0;
      const isFilled = rgb(...grounds).join() !== rgb(...outside).join();
      // A filled control is seen by its ground, any other by its outline; one without either is text.
      if (isFilled) expectContrast('ground', element, 3, grounds, outside);
      else if (hasBorder) expectContrast('outline', element, 3, [...outside, style.borderTopColor], outside);
    }
  }
  return faint;
}

it('a pair with too little contrast is found', () => {
  const page = document.createElement('div');
  page.innerHTML =
    '<p style="color: #888">Faint</p><button style="border: 1px solid #bbb; background: none">Fine</button>';
  document.body.append(page);
  const found = tooFaint(page);
  page.remove();
  expect(found).to.deep.equal([
    'text of p. “Faint”: 3.54, not 4.5',
    'outline of button. “Fine”: 1.92, not 3',
  ]);
});

for (const theme of themes)
  for (const scheme of schemes)
    describe(`the theme ${theme}, ${scheme}`, () => {
      for (const name of Object.keys(shown))
        it(`has enough contrast in every pair of colours of a ${name}`, async () => {
          for (const title of shown[name]!) {
            const { file, story } = find(name, title);
            const page = await show(file, story, { scheme, dir: 'ltr', lang: 'en', theme });
            expect(tooFaint(page), title).to.deep.equal([]);
            page.remove();
            takeExpectedWarnings(file, story);
          }
        });
    });
