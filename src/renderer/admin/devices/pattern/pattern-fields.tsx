import { Select, Text, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import type { Translate } from '../../../../shared/i18n/translate.ts';
import { useWords } from '../../../words.tsx';
import { LATIN_FIELD } from '../latin-field.ts';
import { EventWords } from './event-words.tsx';
import classes from './pattern.module.css';
import {
  draftOfPattern,
  type faultOfPattern,
  type PatternDraft,
  type Preset,
  patternOfDraft,
  presetOf,
  withGroup,
} from './pattern-draft.ts';

const LINE_ENDS = ['any', 'crlf', 'cr', 'lf', 'at'] as const;
const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
const GROUPS = [
  'number',
  'line',
  'name',
  'event',
  'ext',
  'date',
  'time',
  'dur',
  'ring',
  'count',
  'digit',
  'called',
  'in',
  'out',
] as const;
type GroupName = (typeof GROUPS)[number];

export type FieldsProps = {
  readonly draft: PatternDraft;
  readonly presets: readonly Preset[];
  readonly fault: (ReturnType<typeof faultOfPattern> & { readonly of: 'pattern' | 'skip' }) | null;
  readonly onChange: (draft: PatternDraft) => void;
};

const CODE = { ...LATIN_FIELD, classNames: { input: classes.code ?? '' } };

/** What ends a record, how it looks, and what its words mean. */
export function PatternFields(props: FieldsProps) {
  const t = useWords();
  const { draft, presets, onChange } = props;
  const preset = presetOf(patternOfDraft(draft), presets);
  const begin = (name: string | null) => {
    const chosen = presets.find((one) => one.name === name);
    if (chosen !== undefined) onChange(draftOfPattern(chosen.pattern));
  };
  return (
    <div className={classes.fields}>
      <div className={classes.column}>
        <Select
          label={t('pattern.preset')}
          placeholder={t('pattern.presetNone')}
          searchable
          data={presets.map(({ name, label }) => ({ value: name, label }))}
          value={preset?.name ?? null}
          onChange={begin}
        />
        <Expression {...props} />
        <TextInput
          label={t('pattern.skip')}
          description={t('pattern.skipText')}
          {...CODE}
          maxLength={500}
          value={draft.skip}
          onChange={(event) => onChange({ ...draft, skip: event.currentTarget.value })}
          error={props.fault?.of === 'skip' ? faultText(props.fault, t) : null}
        />
      </div>
      <div className={classes.column}>
        <div className={classes.two}>
          <Select
            label={t('pattern.lineEnd')}
            data={LINE_ENDS.map((one) => ({ value: one, label: t(`pattern.lineEnd.${one}`) }))}
            value={draft.lineEnd}
            onChange={(chosen) => onChange({ ...draft, lineEnd: LINE_ENDS.find((one) => one === chosen) ?? 'any' })}
          />
          <Select
            label={t('pattern.dateOrder')}
            data={DATE_ORDERS.map((one) => ({ value: one, label: t(`pattern.dateOrder.${one}`) }))}
            value={draft.dateOrder}
            onChange={(chosen) => onChange({ ...draft, dateOrder: DATE_ORDERS.find((one) => one === chosen) ?? 'dmy' })}
          />
        </div>
        <EventWords draft={draft} onChange={onChange} />
      </div>
    </div>
  );
}

function Expression({ draft, fault, onChange }: FieldsProps) {
  const t = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const put = (name: GroupName) => {
    const area = field.current;
    const { text, caret } = withGroup(
      draft.pattern,
      name,
      area?.selectionStart ?? draft.pattern.length,
      area?.selectionEnd ?? draft.pattern.length,
    );
    onChange({ ...draft, pattern: text });
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(caret, caret);
    });
  };
  const own = fault?.of === 'pattern' ? faultText(fault, t) : null;
  const error = draft.pattern === '' ? t('pattern.needed') : own;
  return (
    <div>
      <Textarea
        ref={field}
        label={t('pattern.expression')}
        {...CODE}
        rows={4}
        resize="vertical"
        maxLength={2000}
        value={draft.pattern}
        onChange={(event) => onChange({ ...draft, pattern: event.currentTarget.value })}
        error={error}
      />
      <Text size="xs" c="dimmed" mt={4}>
        {t('pattern.expressionText')}
      </Text>
      <div className={classes.groups}>
        {GROUPS.map((name) => (
          <button
            key={name}
            type="button"
            title={t('pattern.groupPut', { name })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => put(name)}
          >
            <code dir="ltr">{name}</code> {t(`pattern.group.${name}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

function faultText({ code, detail }: ReturnType<typeof faultOfPattern>, t: Translate): string {
  return t(`pattern.error.${code}`, { detail: `\u2066${detail}\u2069` });
}
