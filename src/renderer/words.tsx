import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo } from 'react';
import type { Preferences } from '../shared/contract/people.ts';
import { createTranslate, type Translate } from '../shared/i18n/translate.ts';
import { resolveVariables, themeIn } from './ui/theme.ts';

type Spoken = Pick<Preferences, 'language' | 'digits' | 'calendar'>;
const WordsContext = createContext<{ readonly t: Translate; readonly spoken: Spoken } | null>(null);

/** The language, its direction, its digits and the colour scheme for everything below; a change shows at once. */
export function WordsProvider({
  preferences,
  children,
}: {
  readonly preferences: Preferences;
  readonly children: ReactNode;
}) {
  const { language, digits, calendar, theme: scheme } = preferences;
  const words = useMemo(
    () => ({ t: createTranslate(language, digits), spoken: { language, digits, calendar } }),
    [language, digits, calendar],
  );
  const nightly = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false });
  const look = useMemo(() => themeIn(words.t('words.close')), [words]);
  const colorScheme = scheme === 'auto' ? (nightly ? 'dark' : 'light') : scheme;
  return (
    <WordsContext value={words}>
      <DirectionProvider initialDirection={language === 'fa' ? 'rtl' : 'ltr'} detectDirection={false}>
        <MantineProvider theme={look} forceColorScheme={colorScheme} cssVariablesResolver={resolveVariables}>
          <PageLanguage language={language} title={words.t('words.appName')} />
          {children}
        </MantineProvider>
      </DirectionProvider>
    </WordsContext>
  );
}

/** Mantine turns `dir` only: `lang` (fonts, hyphens, screen readers) and the title are ours to keep in step. */
function PageLanguage({ language, title }: { readonly language: Preferences['language']; readonly title: string }) {
  const { setDirection } = useDirection();
  const dir = language === 'fa' ? 'rtl' : 'ltr';
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = dir;
    document.title = title;
    setDirection(dir);
  }, [language, dir, title, setDirection]);
  return null;
}

/** Finds words: `t('words.save')`, `t('words.minutesAgo', { count: 3 })`. */
export function useWords(): Translate {
  return useSpeech().t;
}

/** The words together with how dates and digits are written. */
export function useSpeech(): { readonly t: Translate; readonly spoken: Spoken } {
  const speech = useContext(WordsContext);
  if (speech === null) throw new Error('useWords needs a WordsProvider above it');
  return speech;
}
