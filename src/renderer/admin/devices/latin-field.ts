type Order = ('label' | 'input' | 'error' | 'description')[];
const ORDER: Order = ['label', 'input', 'error', 'description'];

/** For fields of names, addresses and expressions: they read from left to right, and what is said of them does not. */
export const LATIN_FIELD = {
  dir: 'ltr',
  labelProps: { dir: 'auto' },
  descriptionProps: { dir: 'auto' },
  errorProps: { dir: 'auto' },
  inputWrapperOrder: ORDER,
  spellCheck: false,
} as const;
