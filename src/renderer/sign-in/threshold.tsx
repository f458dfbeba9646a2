import { Group, SegmentedControl, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Language } from '../../shared/i18n/translate.ts';
import { languageDefaults, usePreferences } from '../preferences.tsx';
import { Mark } from '../ui/mark.tsx';
import { useWords } from '../words.tsx';
import classes from './threshold.module.css';

/** What a person sees before the rooms: the house's face on one side, the one thing to do on the other. */
export function Threshold({ children, footer }: { readonly children: ReactNode; readonly footer?: ReactNode }) {
  const t = useWords();
  return (
    <div className={classes.threshold}>
      <aside className={classes.face}>
        <Rings />
        <Group gap="sm" className={classes.brand}>
          <Mark size={44} />
          <span className={classes.name}>{t('words.appName')}</span>
        </Group>
        <Text className={classes.promise}>{t('signIn.promise')}</Text>
      </aside>
      <main className={classes.side}>
        <div className={classes.language}>
          <LanguageSwitch />
        </div>
        <div className={classes.middle}>{children}</div>
        <div className={classes.footer}>{footer}</div>
      </main>
    </div>
  );
}

/** Persian or English, with the digits and the calendar that go with it. */
export function LanguageSwitch() {
  const t = useWords();
  const { preferences, save } = usePreferences();
  const choose = (language: string) => {
    const { digits, calendar } = languageDefaults(language as Language);
    save({ language: language as Language, digits, calendar });
  };
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('shell.language')}
      value={preferences.language}
      onChange={choose}
      data={[
        { value: 'fa', label: t('language.fa') },
        { value: 'en', label: t('language.en') },
      ]}
    />
  );
}

const RADII = [90, 160, 236, 318, 406, 500];

/** A ring that spreads from a bell; still, because nothing moves without a reason. */
function Rings() {
  return (
    <svg className={classes.rings} viewBox="0 0 600 800" preserveAspectRatio="xMidYMid slice" aria-hidden>
      {RADII.map((radius, index) => (
        <circle
          key={radius}
          cx="300"
          cy="560"
          r={radius}
          fill="none"
          stroke="#9fb3ff"
          strokeOpacity={0.3 - index * 0.045}
          strokeWidth="1.500"
        />
      ))}
      <circle cx="300" cy="560" r="34" fill="#f3b33d" fillOpacity="0.95" />
      <circle cx="300" cy="560" r="34" fill="none" stroke="#f3b33d" strokeOpacity="0.35" strokeWidth="14" />
    </svg>
  );
}
