import { ActionIcon, Button, Checkbox, NumberInput, Text, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useUndoToast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words.tsx';
import { Sheet } from '../../page.tsx';
import { Section } from '../section.tsx';
import type { Unsaved } from '../unsaved.ts';
import { classFaultOf, isUsed, type KeptClass, USUAL_DAYS } from './class-draft.ts';
import styles from './keeping.module.css';

/** The classes and how many days each keeps; edited on the spot. */
export function Classes({ unsaved }: { readonly unsaved: Unsaved }) {
  const t = useWords();
  const { settings, change } = unsaved;
  const remove = useRemoveClass(unsaved);
  const add = () =>
    change((now) => ({ classes: [...now.classes, { id: crypto.randomUUID(), name: '', days: USUAL_DAYS }] }));
  return (
    <Section
      title={t('recKeep.classes')}
      text={t('recKeep.classesText')}
      action={
        <Button
          variant="light"
          leftSection={<IconPlus size={16} />}
          disabled={settings.classes.length >= 20}
          onClick={add}
        >
          {t('recKeep.addClass')}
        </Button>
      }
    >
      <Sheet>
        <ul className={styles.classes}>
          {settings.classes.map((one, index) => (
            <ClassRow
              key={one.id}
              one={one}
              first={index === 0}
              used={isUsed(one, settings)}
              onChange={(next) => change({ classes: settings.classes.with(index, next) })}
              onRemove={() => remove(one, index)}
            />
          ))}
        </ul>
      </Sheet>
    </Section>
  );
}

function ClassRow({
  one,
  first,
  used,
  onChange,
  onRemove,
}: {
  readonly one: KeptClass;
  readonly first: boolean;
  readonly used: boolean;
  readonly onChange: (one: KeptClass) => void;
  readonly onRemove: () => void;
}) {
  const t = useWords();
  const fault = classFaultOf(one);
  const { name, days } = one;
  return (
    <li>
      <TextInput
        aria-label={t('recKeep.className')}
        placeholder={t('recKeep.className')}
        maxLength={200}
        value={name}
        error={fault === 'name' ? t('recKeep.classNameNeeded') : null}
        onChange={(event) => onChange({ ...one, name: event.currentTarget.value })}
      />
      <NumberInput
        aria-label={t('recKeep.classDays')}
        min={1}
        max={36_500}
        allowDecimal={false}
        disabled={days === null}
        value={days ?? ''}
        error={fault === 'days' ? t('recKeep.classDaysNeeded') : null}
        onChange={(value) => onChange({ ...one, days: Number(value) })}
      />
      <Checkbox
        label={t('recKeep.classForEver')}
        checked={days === null}
        onChange={(event) => onChange({ ...one, days: event.currentTarget.checked ? null : USUAL_DAYS })}
      />
      <Text size="sm" c="dimmed">
        {days === null ? t('recKeep.keptForEver') : t('recKeep.keptDays', { count: days })}
        {first ? ` (${t('recKeep.first')})` : null}
      </Text>
      <Tooltip label={t('recKeep.classUsed')} disabled={!used || first}>
        <ActionIcon
          color={used ? 'gray' : 'red'}
          variant={used ? 'transparent' : 'subtle'}
          aria-label={t('recKeep.removeClass', { name })}
          aria-disabled={used}
          data-disabled={used}
          onClick={() => used || onRemove()}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

function useRemoveClass({ change }: Unsaved): (one: KeptClass, place: number) => void {
  const t = useWords();
  const undoable = useUndoToast();
  return (one, place) => {
    change((now) => ({ classes: now.classes.filter((other) => other.id !== one.id) }));
    undoable(t('recKeep.classRemoved', { name: one.name }), () =>
      change((now) =>
        now.classes.some((other) => other.id === one.id) ? {} : { classes: now.classes.toSpliced(place, 0, one) },
      ),
    );
  };
}
