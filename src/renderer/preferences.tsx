import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Preferences } from '../shared/contract/people.ts';
import { useCommand, useCore, useSession } from './use-core.tsx';
import { WordsProvider } from './words.tsx';

type Choice = { readonly preferences: Preferences; readonly save: (change: Partial<Preferences>) => void };
const ChoiceContext = createContext<Choice | null>(null);
const REMEMBERED = 'hamzang.preferences';

const FIRST: Preferences = {
  language: 'fa',
  theme: 'auto',
  digits: 'fa',
  calendar: 'jalali',
  popCorner: 'startBottom',
  sounds: true,
  volume: 0.6,
};

/** What the person here chose: shown at once, kept with the user; before anybody signed in it is what this screen had last. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const core = useCore();
  const mine = useSession((session) => session.me?.preferences ?? null);
  const officeLanguage = useSession((session) => session.office?.language ?? null);
  const setUp = useSession((session) => session.phase === 'setUp');
  const [local, setLocal] = useState(remembered);
  const preferences = mine ?? { ...languageDefaults(setUp ? null : officeLanguage), ...local };
  const { run } = useCommand('me.savePreferences');
  useEffect(() => {
    if (mine !== null) localStorage.setItem(REMEMBERED, JSON.stringify(mine));
  }, [mine]);

  const save = useCallback(
    (change: Partial<Preferences>) => {
      const { me } = core.session.state.get();
      setLocal((now) => remember({ ...now, ...change }));
      if (me === null) return;
      core.session.meChanged({ ...me, preferences: { ...me.preferences, ...change } });
      void run(change).then((done) => {
        if (!done.ok) core.session.meChanged(me);
      });
    },
    [core, run],
  );
  const choice = useMemo(() => ({ preferences, save }), [preferences, save]);
  return (
    <ChoiceContext value={choice}>
      <WordsProvider preferences={preferences}>{children}</WordsProvider>
    </ChoiceContext>
  );
}

export function usePreferences(): Choice {
  const choice = useContext(ChoiceContext);
  if (choice === null) throw new Error('usePreferences needs a PreferencesProvider above it');
  return choice;
}

/** Digits and calendar go with a language until somebody chooses otherwise. */
export function languageDefaults(language: Preferences['language'] | null): Preferences {
  if (language !== 'en') return FIRST;
  return { ...FIRST, language, digits: 'latn', calendar: 'gregorian' };
}

function remembered(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}') as Partial<Preferences>;
  } catch {
    return {};
  }
}

function remember(local: Partial<Preferences>): Partial<Preferences> {
  localStorage.setItem(REMEMBERED, JSON.stringify(local));
  return local;
}
