import type { Language } from '../../shared/i18n/translate.ts';
import { languageDefaults, usePreferences } from '../preferences.tsx';
import { useWords } from '../words.tsx';
import { Choice } from './choice.tsx';
import type { StepProps } from './draft.ts';
import classes from './first-run.module.css';
import { Step } from './step.tsx';

export function LanguageStep({ onNext }: StepProps) {
  const t = useWords();
  const { preferences, save } = usePreferences();
  const choose = (language: Language) => {
    const { digits, calendar } = languageDefaults(language);
    save({ language, digits, calendar });
    onNext();
  };
  return (
    <Step title={t('firstRun.language')} text={t('firstRun.languageText')}>
      <div className={classes.choices}>
        {(['fa', 'en'] as const).map((language) => (
          <Choice
            key={language}
            glyph={language === 'fa' ? 'فا' : 'En'}
            title={t(`language.${language}`)}
            chosen={preferences.language === language}
            autoFocus={preferences.language === language}
            onChoose={() => choose(language)}
          />
        ))}
      </div>
    </Step>
  );
}
