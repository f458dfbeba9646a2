import {
  ActionIcon,
  Alert,
  Button,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
  NumberInput,
  PasswordInput,
  Popover,
  Select,
  Switch,
  Table,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';
import classes from './theme.module.css';

/** Lapis, the one accent. Shade 6 carries white text on light ground, shade 4 stands on dark ground. */
const lapis: MantineColorsTuple = [
  '#eef2fe',
  '#dbe3fb',
  '#b6c5f6',
  '#8ea5f0',
  '#8aa2f4',
  '#5470df',
  '#3152c8',
  '#2744ab',
  '#1f378b',
  '#182b6c',
];
/** Neutrals with a breath of the accent, so that surfaces and text belong together. */
const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#f0f2f5',
  '#e4e7ec',
  '#d3d8e0',
  '#b7beca',
  '#8b94a5',
  '#5d677a',
  '#465063',
  '#2e3647',
  '#1a2030',
];
const dark: MantineColorsTuple = [
  '#e6e9f0',
  '#b9c0ce',
  '#8f98aa',
  '#697389',
  '#3b4456',
  '#2a3140',
  '#1d2330',
  '#161b26',
  '#10141d',
  '#0a0d14',
];
const red: MantineColorsTuple = [
  '#fdeeee',
  '#fadada',
  '#f2b3b2',
  '#ea8a88',
  '#f08c8a',
  '#d94a48',
  '#c22f2e',
  '#a32322',
  '#821b1b',
  '#611414',
];
const green: MantineColorsTuple = [
  '#e9f7f0',
  '#d2eee0',
  '#a5dcc2',
  '#74c8a1',
  '#5cc596',
  '#279468',
  '#127a50',
  '#0d6441',
  '#0a4e33',
  '#073926',
];
const amber: MantineColorsTuple = [
  '#fff6e2',
  '#feeac0',
  '#fbd585',
  '#f7bf4b',
  '#f2b544',
  '#c98209',
  '#965c00',
  '#7d4c00',
  '#633d00',
  '#4a2d00',
];

const SIZE = { defaultProps: { size: 'sm' } };
const QUICK = { transitionProps: { duration: 100 } };

/** 8 px rhythm, one accent, hairlines instead of shadows, nothing moves longer than 150 ms. */
const theme = createTheme({
  colors: { lapis, gray, dark, red, green, amber },
  primaryColor: 'lapis',
  primaryShade: { light: 6, dark: 5 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 6,
  fontFamily: "'Vazirmatn Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.55', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '16px' },
  shadows: {
    sm: '0 1px 2px rgb(16 24 48 / 6%)',
    md: '0 2px 4px rgb(16 24 48 / 6%), 0 8px 20px rgb(16 24 48 / 8%)',
    xl: '0 4px 8px rgb(16 24 48 / 6%), 0 16px 40px rgb(16 24 48 / 14%)',
  },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.4' },
      h2: { fontSize: '1.25rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.5' },
      h4: { fontSize: '0.875rem', lineHeight: '1.5' },
    },
  },
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 550 } } }),
    TextInput: TextInput.extend(SIZE),
    PasswordInput: PasswordInput.extend(SIZE),
    NumberInput: NumberInput.extend(SIZE),
    Textarea: Textarea.extend(SIZE),
    Select: Select.extend({
      defaultProps: { size: 'sm', comboboxProps: QUICK, allowDeselect: false, checkIconPosition: 'right' },
    }),
    Switch: Switch.extend({ defaultProps: { size: 'sm' } }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray' },
      classNames: { root: classes.icon ?? '' },
    }),
    Alert: Alert.extend({ defaultProps: { radius: 'md' } }),
    Menu: Menu.extend({ defaultProps: { ...QUICK, shadow: 'md' } }),
    Popover: Popover.extend({ defaultProps: { ...QUICK, shadow: 'md' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, transitionProps: { duration: 80 } } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.35 }, ...QUICK },
    }),
    Table: Table.extend({
      defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm', highlightOnHover: true },
      classNames: { table: classes.table ?? '' },
    }),
  },
});

/** The one look, in a language: the library's own close buttons bear no name. */
export function themeIn(close: string): typeof theme {
  const named = { 'aria-label': close };
  const { components } = theme;
  return {
    ...theme,
    components: {
      ...components,
      Modal: { ...components?.Modal, defaultProps: { ...components?.Modal?.defaultProps, closeButtonProps: named } },
      Notification: { defaultProps: { closeButtonProps: named } },
    },
  };
}

const SURFACES = {
  '--mantine-color-body': 'var(--hz-surface)',
  '--mantine-color-text': 'var(--hz-ink)',
  '--mantine-color-dimmed': 'var(--hz-ink-soft)',
  '--mantine-color-placeholder': 'var(--hz-ink-soft)',
  '--mantine-color-default-border': 'var(--hz-hairline-strong)',
  '--mantine-color-anchor': 'var(--hz-accent-ink)',
  '--mantine-color-lapis-light': 'var(--hz-accent-soft)',
  '--mantine-color-lapis-light-hover': 'color-mix(in srgb, var(--hz-accent-soft) 85%, var(--hz-accent))',
  '--mantine-color-lapis-light-color': 'var(--hz-accent-ink)',
  '--mantine-color-red-light': 'var(--hz-broken-soft)',
  '--mantine-color-red-light-color': 'var(--hz-broken)',
  '--mantine-color-error': 'var(--hz-broken)',
};

/** Hands the house's surfaces and inks (theme.css) to the library's parts, so that both are of one piece. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: SURFACES,
  dark: {
    ...SURFACES,
    '--mantine-color-default': 'var(--hz-raised)',
    '--mantine-color-default-hover': 'var(--hz-hairline)',
  },
});
