import Slugger from 'github-slugger';

/** A table; a cell is one line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(cell => cell.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

export const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

/** Words as a sentence lists them. */
export const enumerate = (words: readonly string[], last = 'or'): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}` : (words[0] ?? '');

/** A line of a page, and whether it is part of a fenced block. */
interface Line {
  text: string;
  isCode: boolean;
}

function linesOf(markdown: string): Line[] {
  let isInside = false;
  return markdown.split('\n').map(text => {
    const isFence = /^\s*```/.test(text);
    if (isFence) isInside = !isInside;
    return { text, isCode: isFence || isInside };
  });
}

/** Changes the lines outside of fenced blocks. */
export const mapProse = (markdown: string, change: (line: string) => string): string =>
  linesOf(markdown)
    .map(({ text, isCode }) => (isCode ? text : change(text)))
    .join('\n');

/** Changes what is outside of code spans in a line. */
export const outsideCode = (line: string, change: (text: string) => string): string =>
  line
    .split(/(`+[^`]+`+)/)
    .map((part, at) => (at % 2 ? part : change(part)))
    .join('');

/** A heading, the line that it is on, and its anchor as GitHub and Storybook make it. */
export interface Heading {
  level: number;
  text: string;
  anchor: string;
  line: number;
}

/** The headings of a page, in order. */
export function headings(markdown: string): Heading[] {
  const slugger = new Slugger();
  return linesOf(markdown).flatMap(({ text: line, isCode }, at) => {
    const [, marks, text] = (!isCode && /^(#{1,6}) (.+)$/.exec(line)) || [];
    if (!marks || !text) return [];
    return { level: marks.length, text, anchor: slugger.slug(text.replaceAll('`', '')), line: at };
  });
}

/** What is below a heading, down to the next one of its level or above. The headings in it get `level`. */
export function section(markdown: string, anchor: string, level: number): string {
  const all = headings(markdown);
  const own = all.find(heading => heading.anchor === anchor);
  if (!own) throw new Error(`there is no heading #${anchor}`);
  const next = all.find(heading => heading.line > own.line && heading.level <= own.level);
  const lines = markdown.split('\n').slice(own.line + 1, next?.line);
  const shift = level - own.level - 1;
  return mapProse(lines.join('\n'), line =>
    line.replace(/^#+(?= )/, marks => '#'.repeat(marks.length + shift)),
  ).trim();
}
