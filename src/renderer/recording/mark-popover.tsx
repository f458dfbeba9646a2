import { Popover } from '@mantine/core';
import { useState } from 'react';
import type { Speech } from '../pop/speech.ts';
import styles from './live.module.css';
import { useCap } from './recording-keys.tsx';

type Props = {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onMark: (text: string) => void;
  readonly busy: boolean;
  readonly speech: Speech;
};

/** Marks this moment: Enter at once, or with a few words. */
export function MarkPopover({ open, onOpen, onMark, busy, speech }: Props) {
  const { t } = speech;
  const cap = useCap('recordMark');
  const [text, setText] = useState('');
  const label = t('recordings.mark');
  return (
    <Popover opened={open} onChange={onOpen} position="top" width={260} withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.icon}
          disabled={busy}
          aria-label={label}
          aria-keyshortcuts={cap.replaceAll(' ', '+')}
          title={`${label} (${cap})`}
          onClick={() => onOpen(!open)}
        >
          <svg width="14" height="14" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
            <path d="M3.500 2h9v12L8 10.500 3.500 14z" />
          </svg>
          <kbd>{cap}</kbd>
        </button>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <form
          className={styles.markForm}
          onSubmit={(event) => {
            event.preventDefault();
            onMark(text.trim());
            setText('');
          }}
        >
          <input
            data-autofocus
            className={styles.markField}
            dir="auto"
            maxLength={200}
            aria-label={t('recordings.markText')}
            placeholder={t('recordings.markText')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" className={styles.yes}>
            {t('recordings.moment.marked')}
          </button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
