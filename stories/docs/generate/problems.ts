import { parseHuddle, parseMoment } from '@tillside/contract';
import { globSync, readFileSync } from 'node:fs';
import { code, table } from './markdown.js';

/**
 * Documents that are wrong, and what is said of them: of all, or those whose problem has one of the codes. The first
 * word says whether they are moments, as usual, or huddles.
 */
export function problemTable(argument: string): string {
  const words = argument.split(' ').filter(Boolean);
  const isHuddle = words[0] === 'huddle';
  const wanted = words.slice(isHuddle ? 1 : 0);
  const folder = isHuddle ? 'test/fixtures/huddles/invalid' : 'test/fixtures/invalid';
  const parse = isHuddle ? parseHuddle : parseMoment;
  const rows = globSync(`${folder}/*.json`)
    .sort()
    .filter(file => !file.endsWith('/expected.json'))
    .flatMap(file => {
      const what = file.slice(folder.length + 1, -'.json'.length).replaceAll('-', ' ');
      const { problems } = parse(readFileSync(file, 'utf8'));
      const problem = problems.find(each => !wanted.length || wanted.includes(each.code));
      return problem ? [[what, code(problem.code), code(problem.path), problem.message]] : [];
    });
  return table(['what is wrong', 'code', 'path', 'message'], rows);
}
