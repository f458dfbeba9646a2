import { Button } from '@mantine/core';
import { IconPrinter, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { formatLongDate } from '../../../../shared/domain/jalali.ts';
import { createTranslate } from '../../../../shared/i18n/translate.ts';
import { useAsk } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import classes from './recovery-sheet.module.css';

type SheetData = OutputOf<'recordings.recoverySheet'>;

/** A sheet of paper: on the screen as it will be printed, on the printer nothing but the sheet. */
export function RecoverySheet({ sheet, onClose }: { readonly sheet: SheetData; readonly onClose: () => void }) {
  const t = useWords();
  const cover = useOwnFocus(onClose);
  return createPortal(
    <div
      className={classes.cover}
      role="dialog"
      aria-modal="true"
      aria-label={t('recSheet.title')}
      data-sheet
      ref={cover}
    >
      <div className={classes.deeds}>
        <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {t('recSheet.print')}
        </Button>
        <Button variant="default" leftSection={<IconX size={16} />} onClick={onClose}>
          {t('recSheet.close')}
        </Button>
      </div>
      <Paper sheet={sheet} />
    </div>,
    document.body,
  );
}

/** The question before the sheet gives the keyboard back to the page behind: it stays here, and Esc closes. */
function useOwnFocus(onClose: () => void) {
  const cover = useRef<HTMLDivElement>(null);
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    cover.current?.querySelector('button')?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      latest.current();
    };
    const onFocus = (event: FocusEvent) => {
      if (event.target instanceof Node && cover.current?.contains(event.target) === false)
        cover.current.querySelector('button')?.focus();
    };
    window.addEventListener('keydown', onKeyDown, true);
    document.addEventListener('focus', onFocus, true);
    return () => {
      window.removeEventListener('keydown', onKeyDown, true);
      document.removeEventListener('focus', onFocus, true);
    };
  }, []);
  return cover;
}

/** In both languages: nobody knows who opens the envelope. */
function Paper({ sheet }: { readonly sheet: SheetData }) {
  return (
    <article className={classes.paper}>
      <About language="fa" sheet={sheet} />
      <ol className={classes.groups} dir="ltr">
        {numbered(sheet.groups).map(({ place, group }) => (
          <li key={place}>{group}</li>
        ))}
      </ol>
      <About language="en" sheet={sheet} />
    </article>
  );
}

function About({ language, sheet }: { readonly language: 'fa' | 'en'; readonly sheet: SheetData }) {
  const office = useAsk('settings.get', {}).data;
  const t = createTranslate(language);
  const day = formatLongDate(sheet.madeAt, {
    language,
    calendar: language === 'fa' ? 'jalali' : 'gregorian',
    digits: language === 'fa' ? 'fa' : 'latn',
    zone: office?.zone ?? 'Asia/Tehran',
  });
  return (
    <section lang={language} dir={language === 'fa' ? 'rtl' : 'ltr'}>
      <h1>
        {t('recSheet.onPaperTitle')} <small>{t('words.appName')}</small>
      </h1>
      <dl>
        <dt>{t('recSheet.office')}</dt>
        <dd>
          <bdi>{office?.name}</bdi>
        </dd>
        <dt>{t('recSheet.made')}</dt>
        <dd>{day}</dd>
        <dt>{t('recSheet.fingerprint')}</dt>
        <dd>
          <bdi dir="ltr">{sheet.fingerprint}</bdi>
        </dd>
      </dl>
      <p>
        {t('recSheet.whatFor')} {t('recSheet.howTo')}
      </p>
      <p>
        <b>{t('recSheet.keep')}</b>
      </p>
    </section>
  );
}

/** The place of a group is what it is known by: two groups may be the same. */
function numbered(groups: readonly string[]) {
  return groups.map((group, index) => ({ place: index + 1, group }));
}
