import { toId } from 'storybook/internal/csf';
import { mapProse, outsideCode } from './markdown.js';
import { type Docs, type Page, withLinks } from './pages.js';

const titleOf = ({ group, title }: Page): string => `${group}/${title}`;

/** A page for Storybook. In MDX, braces and angle brackets mean something outside of code. */
export function mdxOf(page: Page, docs: Docs): string {
  const markdown = withLinks(page, docs, (to, anchor) => `?path=/docs/${toId(titleOf(to), 'docs')}${anchor}`);
  const body = mapProse(markdown, line => outsideCode(line, text => text.replace(/[{}<]/g, '\\$&')));
  return `import { Meta } from '@storybook/addon-docs/blocks';
import '../docs.css';

<Meta title="${titleOf(page)}" />

${body}`;
}
