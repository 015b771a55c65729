import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { contractPage } from './contract/fields.js';
import { elementPage } from './elements.js';
import { headings, mapProse, outsideCode, section } from './markdown.js';
import { audienceTable, conditionTable, consentTable, phaseTable } from './on-screen.js';
import { problemTable } from './problems.js';
import { signalTable } from './signals.js';

/** What `<!-- insert: name argument -->` in a page stands for. */
const inserts: Record<string, (argument: string) => string> = {
  contract: contractPage,
  element: elementPage,
  signals: signalTable,
  problems: problemTable,
  phases: phaseTable,
  audiences: audienceTable,
  consents: consentTable,
  conditions: conditionTable,
};

/** Links of a file as seen from the root of the repository: `/packages/core/README.md#the-outbox`. */
export function rootLinks(markdown: string, file: string): string {
  const rooted = (target: string) => {
    // npm can only follow whole addresses.
    const [, own] = /^https:\/\/github\.com\/tillside\/tillside\/\w+\/main(\/.+)$/.exec(target) ?? [];
    if (own ?? /^(https?|mailto):/.test(target)) return own ?? target;
    const [path = '', anchor] = target.split('#');
    const whole = path ? posix.join('/', posix.dirname(file), path) : `/${file}`;
    return anchor === undefined ? whole : `${whole}#${anchor}`;
  };
  return mapProse(markdown, line =>
    outsideCode(line, text =>
      text.replace(/\]\(([^)\s]+)\)/g, (_, target: string) => `](${rooted(target)})`),
    ),
  );
}

/** A part of another file, and the headings in it that links may lead to. */
interface Part {
  text: string;
  anchors: string[];
}

/** A section of a README without its heading, so that a text stands in one place only. */
function partOf(source: string, level: number): Part {
  const [file = '', anchor = ''] = source.split('#');
  const markdown = readFileSync(file, 'utf8').replace(/<!--.*?-->\n*/gs, '');
  const text = section(markdown, anchor, level);
  const inner = headings(text).map(heading => `/${file}#${heading.anchor}`);
  return { text: rootLinks(text, file), anchors: [`/${file}#${anchor}`, ...inner] };
}

/** A page with everything inserted; tells which anchors of other files are on it now. */
export function expand(markdown: string, isHere: (anchor: string) => void): string {
  let level = 1;
  return mapProse(markdown, line => {
    level = /^(#+) /.exec(line)?.[1]?.length ?? level;
    const [, name, argument = ''] = /^<!-- insert: (\w+)(?: (.+?))? -->$/.exec(line) ?? [];
    if (!name) return line;
    if (name === 'section') {
      const { text, anchors } = partOf(argument, level + 1);
      anchors.forEach(isHere);
      return text;
    }
    const insert = inserts[name];
    if (!insert) throw new Error(`there is nothing to insert with the name ${name}`);
    return insert(argument);
  });
}
