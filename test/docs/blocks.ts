import { readDocs } from '../../stories/docs/generate/pages.js';
import { markdownOf } from '../../stories/docs/generate/write-files.js';

/** A fenced block of a page. */
export interface Block {
  page: string;
  language: string;
  code: string;
}

export const docs = readDocs();
/** All pages as they are written, by their path. */
export const pages = new Map([docs.index, ...docs.pages].map(page => [page.path, markdownOf(page, docs)]));

/** All fenced blocks of all pages in one of these languages. */
export const blocks = (...languages: string[]): Block[] =>
  [...pages].flatMap(([page, markdown]) =>
    [...markdown.matchAll(/^( *)```(\w+)\n(.*?)^\1```/gms)].flatMap(([, , language = '', code = '']) =>
      languages.includes(language) ? [{ page, language, code }] : [],
    ),
  );
