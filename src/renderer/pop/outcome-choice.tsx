import { Menu } from '@mantine/core';
import type { OutcomeCode } from '../../shared/contract/calls.ts';
import styles from './dock.module.css';
import { Glyph } from './glyph.tsx';
import type { Speech } from './speech.ts';

type Props = {
  readonly codes: readonly OutcomeCode[];
  readonly chosen: OutcomeCode | null;
  readonly required: boolean;
  readonly speech: Speech;
  readonly onChoose: (id: string | null) => void;
};

/** How the call came out: as many codes as fit, each with its digit, and the whole list behind a button. */
export function OutcomeChoice({ codes, chosen, required, speech, onChoose }: Props) {
  const { t, format } = speech;
  const label = (code: OutcomeCode) => code.label[format.dates.language];
  return (
    <fieldset className={styles.outcome} aria-label={t('dock.outcome')}>
      <div className={styles.chips}>
        {codes
          .filter((code) => code.digit !== null)
          .toSorted((a, b) => (a.digit ?? 0) - (b.digit ?? 0))
          .map((code) => (
            <button
              key={code.id}
              type="button"
              className={styles.chip}
              aria-pressed={code.id === chosen?.id}
              title={label(code)}
              onClick={() => onChoose(code.id === chosen?.id ? null : code.id)}
            >
              <kbd>{format.digits(String(code.digit))}</kbd>
              {label(code)}
            </button>
          ))}
      </div>
      <Menu position="top-end" withinPortal>
        <Menu.Target>
          <button
            type="button"
            className={styles.list}
            data-chosen={chosen !== null || undefined}
            data-required={(required && chosen === null) || undefined}
          >
            <bdi>{chosen === null ? t('dock.chooseOutcome') : label(chosen)}</bdi>
            <Glyph name="down" size={14} />
          </button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          {codes.length === 0 && <Menu.Label>{t('dock.noCodes')}</Menu.Label>}
          {codes.map((code) => (
            <Menu.Item
              key={code.id}
              leftSection={
                <kbd className={styles.menuDigit}>{code.digit === null ? '' : format.digits(String(code.digit))}</kbd>
              }
              onClick={() => onChoose(code.id)}
            >
              {label(code)}
            </Menu.Item>
          ))}
          {!required && <Menu.Item onClick={() => onChoose(null)}>{t('dock.noOutcome')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  );
}
