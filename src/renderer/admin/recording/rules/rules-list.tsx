import { Button, VisuallyHidden } from '@mantine/core';
import { IconListCheck, IconPlus } from '@tabler/icons-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useUndoToast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words.tsx';
import { Sheet } from '../../page.tsx';
import { Section } from '../section.tsx';
import type { Unsaved } from '../unsaved.ts';
import { blankRule, covering, movedTo, type Rule } from './rule-draft.ts';
import { RuleRow } from './rule-row.tsx';
import classes from './rules.module.css';
import { useRuleWords } from './use-rule-words.ts';

type Props = {
  readonly unsaved: Unsaved;
  readonly openId: string | null;
  readonly onOpen: (id: string | null) => void;
  readonly onAdd: () => void;
};

/** The rules in their order. They are dragged, or moved by keys; the last line says what becomes of all the rest. */
export function RulesList({ unsaved, openId, onOpen, onAdd }: Props) {
  const t = useWords();
  const { settings, change } = unsaved;
  const { rules } = settings;
  const say = useRuleWords(settings.classes);
  const remove = useRemoveRule(unsaved);
  const { moved, move, drag, dropAt } = useMoving(rules, (next) => change({ rules: [...next] }));
  const list = useFocusKept(moved);
  if (rules.length === 0) return <NoRules unsaved={unsaved} />;
  return (
    <Section
      title={t('recRules.rules')}
      text={t('recRules.rulesText')}
      action={
        <Button variant="light" leftSection={<IconPlus size={16} />} onClick={onAdd}>
          {t('recRules.add')}
        </Button>
      }
    >
      <Sheet>
        <ol className={classes.rules} ref={list}>
          {rules.map((rule, index) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              place={index + 1}
              sentence={say(rule)}
              covered={covering(rules, index)}
              classes={settings.classes}
              open={rule.id === openId}
              dropHere={dropAt(index)}
              onOpen={() => onOpen(rule.id === openId ? null : rule.id)}
              onChange={(next) => change({ rules: rules.with(index, next) })}
              onMove={(by) => move(index, index + by)}
              onRemove={() => remove(rule)}
              drag={drag(index)}
            />
          ))}
          <li className={classes.rest}>{t('recRules.last')}</li>
        </ol>
      </Sheet>
      <VisuallyHidden role="status">
        {moved === null ? '' : t('recRules.moved', { name: moved.name, place: moved.place, count: rules.length })}
      </VisuallyHidden>
    </Section>
  );
}

function NoRules({ unsaved }: { readonly unsaved: Unsaved }) {
  const t = useWords();
  const addFirst = () =>
    unsaved.change({ enabled: true, rules: [blankRule(crypto.randomUUID(), t('recRules.firstName'))] });
  return (
    <Section title={t('recRules.rules')}>
      <Sheet>
        <EmptyState
          icon={<IconListCheck size={24} />}
          title={t('recRules.empty')}
          text={t('recRules.emptyText')}
          action={<Button onClick={addFirst}>{t('recRules.addFirst')}</Button>}
        />
      </Sheet>
    </Section>
  );
}

/** Takes a rule out of the list; the undo puts it back where it stood. */
function useRemoveRule({ change }: Unsaved): (rule: Rule) => void {
  const t = useWords();
  const undoable = useUndoToast();
  return (rule) => {
    let place = 0;
    change((now) => {
      place = now.rules.findIndex((one) => one.id === rule.id);
      return { rules: now.rules.filter((one) => one.id !== rule.id) };
    });
    undoable(t('recRules.removed', { name: rule.name }), () =>
      change((now) =>
        now.rules.some((one) => one.id === rule.id) ? {} : { rules: now.rules.toSpliced(place, 0, rule) },
      ),
    );
  };
}

type Moved = { readonly id: string; readonly name: string; readonly place: number };

function useMoving(rules: readonly Rule[], onMoved: (rules: readonly Rule[]) => void) {
  const [moved, setMoved] = useState<Moved | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const move = (from: number, to: number) => {
    const next = movedTo(rules, from, to);
    const rule = rules[from];
    if (next === rules || rule === undefined) return;
    onMoved(next);
    setMoved({ id: rule.id, name: rule.name, place: next.indexOf(rule) + 1 });
  };
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  const drag = (index: number) => ({
    start(event: DragEvent) {
      // Some browsers begin to drag only what carries something.
      event.dataTransfer?.setData('text/plain', rules[index]?.name ?? '');
      setDragged(index);
    },
    over(event: { preventDefault: () => void }) {
      if (dragged === null) return;
      event.preventDefault();
      setOver(index);
    },
    drop() {
      if (dragged !== null) move(dragged, index);
      end();
    },
    end,
  });
  const dropAt = (index: number) =>
    dragged === null || over !== index || dragged === index ? null : index < dragged ? 'before' : 'after';
  return { moved, move, drag, dropAt } as const;
}

/** A row that changes its place is put into the page anew and would lose the keyboard. */
function useFocusKept(moved: Moved | null) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (moved === null) return;
    const row = [...(list.current?.children ?? [])].find((one) => one.getAttribute('data-rule') === moved.id);
    if (row?.contains(document.activeElement) !== true) row?.querySelector<HTMLElement>('[data-handle]')?.focus();
  }, [moved]);
  return list;
}
