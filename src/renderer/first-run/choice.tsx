import { Text, UnstyledButton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSpeech } from '../words.tsx';
import classes from './first-run.module.css';

type Props = {
  readonly glyph: ReactNode;
  readonly title: string;
  readonly text?: string;
  readonly chosen?: boolean;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
};

/** One big answer; choosing it goes on. */
export function Choice({ glyph, title, text, chosen = false, autoFocus = false, disabled = false, onChoose }: Props) {
  const { spoken } = useSpeech();
  const Onward = spoken.language === 'fa' ? IconChevronLeft : IconChevronRight;
  return (
    <UnstyledButton
      className={classes.choice}
      data-chosen={chosen || undefined}
      onClick={onChoose}
      disabled={disabled}
      autoFocus={autoFocus}
    >
      <span className={classes.glyph} aria-hidden>
        {glyph}
      </span>
      <span>
        <Text fw={600}>{title}</Text>
        {text === undefined ? null : (
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        )}
      </span>
      <Onward size={18} aria-hidden />
    </UnstyledButton>
  );
}
