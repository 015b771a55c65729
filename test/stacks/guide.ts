import { readFileSync } from 'node:fs';

const guide = 'examples/README.md';

/** The code of a section of the guide, by the file that it stands for. */
export function snippets(section: string): Record<string, string> {
  const text = readFileSync(guide, 'utf8');
  const [, body] = new RegExp(`^## ${section}\\n(.*?)(?=^## |$(?![^]))`, 'ms').exec(text) ?? [];
  if (body === undefined) throw new Error(`the guide has no section ${section}`);
  const files = [...body.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(([, file, code]) => [file!, code!]);
  return Object.fromEntries(files) as Record<string, string>;
}
