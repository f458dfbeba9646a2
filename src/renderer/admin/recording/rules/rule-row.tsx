import { ActionIcon, Switch, Text } from '@mantine/core';
import { IconChevronDown, IconGripVertical, IconPencil, IconTrash } from '@tabler/icons-react';
import type { DragEvent, KeyboardEvent } from 'react';
import type { RetentionClass } from '../../../../shared/domain/recording.ts';
import { useFormat } from '../../../use-format.ts';
import { useWords } from '../../../words.tsx';
import type { Rule } from './rule-draft.ts';
import { RuleForm } from './rule-form.tsx';
import classes from './rules.module.css';

type Props = {
  readonly rule: Rule;
  readonly place: number;
  readonly sentence: string;
  readonly covered: Rule | undefined;
  readonly classes: readonly RetentionClass[];
  readonly open: boolean;
  readonly dropHere: 'before' | 'after' | null;
  readonly onOpen: () => void;
  readonly onChange: (rule: Rule) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly drag: {
    readonly start: (event: DragEvent) => void;
    readonly over: (event: DragEvent) => void;
    readonly drop: () => void;
    readonly end: () => void;
  };
};

/** One rule: its place, its sentence, and its form when it is open. */
export function RuleRow(props: Props) {
  const { rule, place, sentence, covered, open, onOpen, onChange, drag } = props;
  const t = useWords();
  const { number } = useFormat();
  const { name } = rule;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.code !== 'ArrowUp' && event.code !== 'ArrowDown')) return;
    event.preventDefault();
    props.onMove(event.code === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li
      className={classes.rule}
      data-rule={rule.id}
      data-off={!rule.enabled || undefined}
      data-open={open || undefined}
      data-drop={props.dropHere ?? undefined}
      onKeyDown={onKeyDown}
      onDragOver={drag.over}
      onDrop={drag.drop}
    >
      <div className={classes.ruleHead}>
        {/* biome-ignore lint/a11y/useSemanticElements: some browsers never drag a button. */}
        <span
          role="button"
          tabIndex={0}
          className={classes.handle}
          draggable
          data-handle
          aria-label={t('recRules.move', { name })}
          title={t('recRules.move', { name })}
          onDragStart={drag.start}
          onDragEnd={drag.end}
        >
          <IconGripVertical size={16} aria-hidden />
        </span>
        <span className={classes.place}>{number(place)}</span>
        <Switch
          aria-label={t('recRules.use', { name })}
          checked={rule.enabled}
          onChange={(event) => onChange({ ...rule, enabled: event.currentTarget.checked })}
        />
        <button type="button" className={classes.said} aria-expanded={open} onClick={onOpen}>
          <span className={classes.name}>
            <bdi>{name}</bdi>
            {rule.enabled ? null : <em>{t('recRules.off')}</em>}
          </span>
          <span>{sentence}</span>
          {covered === undefined ? null : (
            <Text span size="xs" c="var(--hz-ringing)">
              {t('recRules.covered', { name: covered.name })}
            </Text>
          )}
        </button>
        <ActionIcon aria-label={t('recRules.editRule', { name })} onClick={onOpen}>
          {open ? <IconChevronDown size={16} className={classes.turned} /> : <IconPencil size={16} />}
        </ActionIcon>
        <ActionIcon color="red" aria-label={t('recRules.remove', { name })} onClick={props.onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </div>
      {open ? <RuleForm rule={rule} classes={props.classes} onChange={onChange} /> : null}
    </li>
  );
}
