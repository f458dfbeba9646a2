import { visitSource } from './sources.ts';

const IN_CSS =
  /(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius|left|right)[\w-]*\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b/g;

/** Style properties and Mantine's short ones that name a physical side. */
const NAMES: ReadonlySet<string> = new Set([
  ...['left', 'right', 'ml', 'mr', 'pl', 'pr'],
  ...['margin', 'padding', 'border', 'scrollMargin', 'scrollPadding'].flatMap((name) => [
    `${name}Left`,
    `${name}Right`,
  ]),
  ...['Color', 'Style', 'Width'].flatMap((end) => [`borderLeft${end}`, `borderRight${end}`]),
  ...['borderTopLeftRadius', 'borderTopRightRadius', 'borderBottomLeftRadius', 'borderBottomRightRadius'],
]);
const ALIGNING: ReadonlySet<string> = new Set(['textAlign', 'ta', 'float', 'clear']);

/** Every place where a style names left or right instead of the line's beginning or end. */
export function physicalSides(path: string, source: string): readonly string[] {
  return path.endsWith('.css') ? inCss(path, source) : inCode(path, source);
}

function inCss(path: string, source: string): readonly string[] {
  const bare = source.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...bare.matchAll(IN_CSS)].map((match) => `${path}: ${match[0]}`);
}

function inCode(path: string, source: string): readonly string[] {
  const found: string[] = [];
  const check = (name: string, value: unknown): void => {
    if (NAMES.has(name)) found.push(`${path}: ${name}`);
    if (ALIGNING.has(name) && (value === 'left' || value === 'right')) found.push(`${path}: ${name} ${value}`);
  };
  visitSource(path, source, {
    JSXAttribute: ({ name, value }) => {
      if (name.type === 'JSXIdentifier') check(name.name, value && 'value' in value ? value.value : null);
    },
    Property: ({ key, value }) => {
      const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '';
      check(name, value.type === 'Literal' ? value.value : null);
    },
  });
  return found;
}
