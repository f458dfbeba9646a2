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
      <g transform="translate(300 566) scale(4.200) translate(-16 -19)">
        <path d="M9 20.500c0-6 1.600-10.500 7-10.500s7 4.500 7 10.500z" fill="#fff" />
        <rect x="7" y="20" width="18" height="2.600" rx="1.300" fill="#fff" />
        <circle cx="16" cy="25.200" r="1.900" fill="#f3b33d" />
      </g>
    </svg>
  );
}
