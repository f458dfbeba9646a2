import { ActionIcon, Checkbox, Group, Select, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useFormat } from '../../use-format.ts';
import { useSpeech } from '../../words.tsx';
import type { DraftCode, Problem } from './draft-codes.ts';
import classes from './outcomes.module.css';

type Props = {
  readonly draft: DraftCode;
  readonly problem: Problem | null;
  readonly first: boolean;
  readonly last: boolean;
  readonly onChange: (draft: DraftCode) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
};

/** One outcome code, edited on the spot. */
export function OutcomeRow({ draft, problem, first, last, onChange, onMove, onRemove }: Props) {
  const { t, spoken } = useSpeech();
  const format = useFormat();
  const name = draft[spoken.language];
  const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => ({ value: String(digit), label: format.number(digit) }));
  return (
    <div className={classes.row}>
      <Group gap={0} wrap="nowrap">
        <ActionIcon disabled={first} aria-label={t('outcomes.up', { name })} onClick={() => onMove(-1)}>
          <IconArrowUp size={16} />
        </ActionIcon>
        <ActionIcon disabled={last} aria-label={t('outcomes.down', { name })} onClick={() => onMove(1)}>
          <IconArrowDown size={16} />
        </ActionIcon>
      </Group>
      <Select
        aria-label={t('outcomes.digit')}
        data={[{ value: '', label: t('outcomes.noDigit') }, ...digits]}
        value={draft.digit === null ? '' : String(draft.digit)}
        onChange={(digit) => onChange({ ...draft, digit: digit === null || digit === '' ? null : Number(digit) })}
        error={problem === 'digitTwice'}
      />
      <TextInput
        aria-label={t('outcomes.fa')}
        dir="rtl"
        lang="fa"
        maxLength={80}
        value={draft.fa}
        error={problem === 'missing' && draft.fa.trim() === ''}
        onChange={(event) => onChange({ ...draft, fa: event.currentTarget.value })}
      />
      <TextInput
        aria-label={t('outcomes.en')}
        dir="ltr"
        lang="en"
        maxLength={80}
        value={draft.en}
        error={problem === 'missing' && draft.en.trim() === ''}
        onChange={(event) => onChange({ ...draft, en: event.currentTarget.value })}
      />
      <Checkbox
        aria-label={t('outcomes.needsNote')}
        checked={draft.needsNote}
        onChange={(event) => onChange({ ...draft, needsNote: event.currentTarget.checked })}
      />
      <ActionIcon color="red" aria-label={t('outcomes.remove', { name })} onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
      {problem === null ? null : (
        <Text size="xs" c="red" className={classes.problem ?? ''} role="alert">
          {t(`outcomes.${problem}`)}
        </Text>
      )}
    </div>
  );
}
