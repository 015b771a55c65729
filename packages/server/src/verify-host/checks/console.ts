import type { Check } from '../check.js';
import { encounter, hint, scoreForm } from '../documents.js';
import { judge } from '../finding.js';
import { pause } from '../visit.js';

export const console: Check = {
  id: 'console',
  name: 'No errors, no violations of a Content-Security-Policy, no problems in documents',
  run: async ({ call, page, heard }) => {
    await pause(500);
    const addresses = await page.$$eval('till-moment', elements =>
      elements.flatMap(element =>
        ['src', 'endpoint'].flatMap(name => {
          const value = element.getAttribute(name);
          return value && URL.canParse(value, document.baseURI)
            ? [new URL(value, document.baseURI).href]
            : [];
        }),
      ),
    );
    await call('drive', encounter({ suggestions: [hint()], feedback: [scoreForm()] }));
    await call('score');
    await pause(500);
    await call('drive', encounter());
    const scripts = await call('scripts');
    const isTillsides = (text: string) =>
      /tillside/i.test(text) || [...scripts, ...addresses].some(address => text.includes(address));

    const problems = (await call('log')).filter(({ isDriven }) => !isDriven).flatMap(told => told.problems);
    const violations = (await call('violations')).filter(
      ({ blockedURI, sourceFile }) => isTillsides(blockedURI) || isTillsides(sourceFile),
    );
    const errors = heard.filter(({ text, from }) => isTillsides(text) || isTillsides(from));
    const faults = [
      ...problems.map(problem => `the host's document: ${problem}`),
      ...violations.map(({ what }) => `Content-Security-Policy: ${what}`),
      ...errors.map(({ text }) => text.split('\n')[0]!.slice(0, 200)),
    ];
    return judge(faults, 'there were none');
  },
};
