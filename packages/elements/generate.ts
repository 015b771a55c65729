/**
 * Generates from the design tokens in `tokens/` (Design Tokens Community Group, 2025.10): the literal defaults, as code
 * for the elements' styles, and the themes, as CSS for the stories.
 *
 * Terrazzo reads, checks and resolves the files. Its own CSS has a rule for each colour scheme, where ours has pairs
 * (`light-dark()`), and no TypeScript; so the few kinds of values are written here.
 */
import { defineConfig, Logger, parse, type TokenNormalized, type TokenNormalizedSet } from '@terrazzo/parser';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const here = new URL('./', import.meta.url);
const themes = ['neutral', 'bookshop', 'grocer', 'outdoor'];
/** Its page is dark by day too, and so is its `color-scheme`: a rule of its own for the night, without pairs. */
const darkByDay = 'outdoor';

/** Writes a file only if its content changes, so that watchers are not triggered. */
const write = (path: string, content: string): void => {
  const url = new URL(path, here);
  mkdirSync(new URL('.', url), { recursive: true });
  if (!existsSync(url) || readFileSync(url, 'utf8') !== content) writeFileSync(url, content);
};

const filename = new URL('tokens/tillside.resolver.json', here);
const { resolver } = await parse([{ filename, src: readFileSync(filename, 'utf8') }], {
  config: defineConfig({}, { cwd: new URL('tokens/', here) }),
  logger: new Logger({ level: 'warn' }),
  req: url => Promise.resolve(readFileSync(url, 'utf8')),
});

/** A token as CSS that Chromium 83 can read. */
function toCss({ $type, $value, id }: TokenNormalized): string {
  switch ($type) {
    case 'color': {
      const channels = $value.components.map(part => Math.round(Number(part) * 255));
      return $value.alpha < 1
        ? `rgba(${channels.join()},${$value.alpha})`
        : `#${channels.map(channel => channel.toString(16).padStart(2, '0')).join('')}`;
    }
    case 'dimension':
      return `${$value.value}${$value.unit}`;
    case 'fontFamily':
      return [$value]
        .flat()
        .map(name => (name.includes(' ') ? `'${name}'` : name))
        .join(', ');
    default:
      throw new TypeError(`${id} has the type ${$type}, which is not written yet`);
  }
}

/** All tokens of a theme in a colour scheme, as CSS, by id. */
const valuesOf = (theme: string, scheme: 'light' | 'dark'): Map<string, string> => {
  const tokens: TokenNormalizedSet = resolver.apply({ theme: `${theme}-${scheme}` });
  return new Map(Object.entries(tokens).map(([id, token]) => [id, toCss(token)]));
};

const camelCase = (id: string): string =>
  id.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
const customProperty = (id: string): string => `--${id.replace('.', '-')}`;
const neutral = { light: valuesOf('neutral', 'light'), dark: valuesOf('neutral', 'dark') };

/** A value for each colour scheme, which engines of 2024 and later choose from. */
const lightDark = (light: string, dark: string): string => `light-dark(${light},${dark})`;

/** One constant for each default, or two if it depends on the colour scheme. */
const constants = [...neutral.light]
  .filter(([id]) => !id.startsWith('page.'))
  .flatMap(([id, light]) => {
    const name = camelCase(id.replace(/^till\./, ''));
    const dark = neutral.dark.get(id)!;
    return light === dark
      ? [[name, light]]
      : [
          [name, light],
          [`${name}InScheme`, lightDark(light, dark)],
        ];
  })
  .map(([name, value]) => `export const ${name} = '${value}';`);
write('src/generated/defaults.ts', `${constants.join('\n')}\n`);

type Declaration = [id: string, value: string];
const rule = (selector: string, declarations: Declaration[]): string => {
  const lines = declarations.map(([id, value]) => `  ${customProperty(id)}: ${value};`);
  return `${selector} {\n${lines.join('\n')}\n}\n`;
};

/** The tokens in which a theme differs from the defaults, and its page. */
function cssOf(theme: string): string {
  const light = valuesOf(theme, 'light');
  const dark = valuesOf(theme, 'dark');
  const own = [...light].filter(
    ([id, value]) =>
      id.startsWith('page.') ||
      (id.startsWith('till.') && (value !== neutral.light.get(id) || dark.get(id) !== neutral.dark.get(id))),
  );
  // The stories' pages are neutral unless they name a theme.
  const selector = theme === 'neutral' ? '.ground' : `[data-theme='${theme}']`;
  if (theme === darkByDay) {
    const night = own
      .map(([id]): Declaration => [id, dark.get(id)!])
      .filter(([id, value]) => value !== light.get(id));
    return rule(selector, own) + rule(`${selector}[data-scheme='dark']`, night);
  }
  const pairs = own.map(([id, value]): Declaration => {
    const other = dark.get(id)!;
    return [id, value === other ? value : lightDark(value, other)];
  });
  return rule(selector, pairs);
}
write('../../stories/.storybook/generated/themes.css', themes.map(cssOf).join(''));
