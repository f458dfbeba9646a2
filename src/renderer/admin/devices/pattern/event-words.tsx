import { ActionIcon, Button, Select, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { SIGNAL_KINDS, type SignalKind } from '../../../../shared/domain/line-signal.ts';
import { useWords } from '../../../words.tsx';
import classes from './pattern.module.css';
import { type EventWord, type PatternDraft, withNewWord } from './pattern-draft.ts';

type Props = { readonly draft: PatternDraft; readonly onChange: (draft: PatternDraft) => void };

/** What the word in `event` means, word by word, and what a record without a known word means. */
export function EventWords({ draft, onChange }: Props) {
  const t = useWords();
  const set = (word: EventWord) =>
    onChange({ ...draft, events: draft.events.map((one) => (one.id === word.id ? word : one)) });
  const drop = ({ id }: EventWord) => onChange({ ...draft, events: draft.events.filter((one) => one.id !== id) });
  return (
    <fieldset className={classes.words}>
      <legend>{t('pattern.events')}</legend>
      <Text size="xs" c="dimmed">
        {t('pattern.eventsText')}
      </Text>
      {draft.events.map((event) => (
        <div key={event.id} className={classes.word}>
          <TextInput
            size="xs"
            dir="ltr"
            aria-label={t('pattern.word')}
            spellCheck={false}
            maxLength={40}
            classNames={{ input: classes.code ?? '' }}
            value={event.word}
            onChange={(change) => set({ ...event, word: change.currentTarget.value })}
          />
          <Meaning label={t('pattern.means')} value={event.means} onChange={(means) => set({ ...event, means })} />
          <ActionIcon
            aria-label={t('pattern.removeWord', { word: event.word })}
            title={t('words.remove')}
            onClick={() => drop(event)}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <div className={classes.word}>
        <Text size="sm" c="dimmed">
          {t('pattern.otherwise')}
        </Text>
        <Meaning
          label={t('pattern.otherwise')}
          value={draft.otherwise}
          onChange={(otherwise) => onChange({ ...draft, otherwise })}
        />
        <span />
      </div>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange(withNewWord(draft))}
      >
        {t('pattern.addWord')}
      </Button>
    </fieldset>
  );
}

function Meaning({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: SignalKind;
  readonly onChange: (kind: SignalKind) => void;
}) {
  const t = useWords();
  return (
    <Select
      size="xs"
      aria-label={label}
      data={SIGNAL_KINDS.map((kind) => ({ value: kind, label: t(`signal.${kind}`) }))}
      value={value}
      onChange={(chosen) => onChange(SIGNAL_KINDS.find((kind) => kind === chosen) ?? value)}
    />
  );
}
