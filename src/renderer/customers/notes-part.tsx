import { ActionIcon, Button, Group, Textarea } from '@mantine/core';
import { IconPencil, IconPin, IconPinFilled, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Customer, Note } from '../../shared/contract/customers.ts';
import { Part } from '../lists/room-layout.tsx';
import { useTask } from '../pop/use-task.ts';
import { TimeText } from '../ui/time-text.tsx';
import { useUndoToast } from '../ui/toast.tsx';
import { useCore } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import styles from './customers.module.css';

type Props = { readonly customer: Customer; readonly may: boolean };

/** What was written about this customer: pinned first, then the newest. */
export function NotesPart({ customer, may }: Props) {
  const t = useWords();
  const notes = customer.notes.toSorted((a, b) => Number(b.pinned) - Number(a.pinned) || b.at - a.at);
  return (
    <Part title={t('customers.notes')}>
      {may && <NewNote customerId={customer.id} />}
      {notes.length === 0 && !may && <p className={styles.quiet}>{t('customers.noNotes')}</p>}
      <ul className={styles.notes}>
        {notes.map((note) => (
          <NoteItem key={note.id} note={note} customerId={customer.id} may={may} />
        ))}
      </ul>
    </Part>
  );
}

function NewNote({ customerId }: { readonly customerId: string }) {
  const t = useWords();
  const { client } = useCore();
  const task = useTask();
  const [text, setText] = useState('');
  const save = () => {
    if (text.trim() === '') return;
    void task.run(async () => {
      await client.ask('notes.add', { customerId, text: text.trim() });
      setText('');
    });
  };
  return (
    <div className={styles.newNote}>
      <Textarea
        autosize
        minRows={1}
        maxRows={8}
        dir="auto"
        aria-label={t('customers.noteNew')}
        placeholder={t('customers.noteNew')}
        value={text}
        maxLength={4000}
        error={task.error === null ? undefined : t(`errors.${task.error}`)}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && save()}
      />
      <Button variant="light" loading={task.busy} disabled={text.trim() === ''} title="Ctrl Enter" onClick={save}>
        {t('customers.noteAdd')}
      </Button>
    </div>
  );
}

function NoteItem({
  note,
  customerId,
  may,
}: {
  readonly note: Note;
  readonly customerId: string;
  readonly may: boolean;
}) {
  const t = useWords();
  const { client } = useCore();
  const undoable = useUndoToast();
  const task = useTask();
  const [editing, setEditing] = useState(false);
  const { id, text, pinned, callId } = note;
  const pin = () => void task.run(() => client.ask('notes.edit', { id, text, pinned: !pinned }));
  const remove = () =>
    void task.run(async () => {
      await client.ask('notes.remove', { id });
      undoable(t('customers.noteRemoved'), () => client.ask('notes.add', { customerId, text, pinned, callId }));
    });
  return (
    <li className={styles.note} data-pinned={pinned || undefined}>
      {editing ? (
        <EditNote note={note} onDone={() => setEditing(false)} />
      ) : (
        <p className={styles.noteText} dir="auto">
          {text}
        </p>
      )}
      <footer>
        <span className={styles.soft}>
          {pinned && `${t('customers.pinned')} · `}
          <bdi>{note.author?.name ?? t('words.system')}</bdi> · <TimeText at={note.at} />
          {note.editedAt !== null && ` · ${t('customers.edited')}`}
        </span>
        {may && !editing && (
          <span className={styles.noteDeeds}>
            <ActionIcon
              size="sm"
              aria-pressed={pinned}
              aria-label={t(pinned ? 'customers.unpin' : 'customers.pin')}
              title={t(pinned ? 'customers.unpin' : 'customers.pin')}
              onClick={pin}
            >
              {pinned ? <IconPinFilled size={14} /> : <IconPin size={14} />}
            </ActionIcon>
            <ActionIcon
              size="sm"
              aria-label={t('customers.noteEdit')}
              title={t('customers.noteEdit')}
              onClick={() => setEditing(true)}
            >
              <IconPencil size={14} />
            </ActionIcon>
            <ActionIcon
              size="sm"
              aria-label={t('customers.noteRemove')}
              title={t('customers.noteRemove')}
              onClick={remove}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </span>
        )}
      </footer>
      {task.error !== null && <p className={styles.fault}>{t(`errors.${task.error}`)}</p>}
    </li>
  );
}

function EditNote({ note, onDone }: { readonly note: Note; readonly onDone: () => void }) {
  const t = useWords();
  const { client } = useCore();
  const task = useTask();
  const [text, setText] = useState(note.text);
  const save = () =>
    void task.run(async () => {
      await client.ask('notes.edit', { id: note.id, text: text.trim(), pinned: note.pinned });
      onDone();
    });
  return (
    <>
      <Textarea
        autoFocus
        autosize
        dir="auto"
        aria-label={t('customers.noteEdit')}
        value={text}
        maxLength={4000}
        error={task.error === null ? undefined : t(`errors.${task.error}`)}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '' && save()}
      />
      <Group gap="xs" mt={6}>
        <Button size="xs" loading={task.busy} disabled={text.trim() === ''} onClick={save}>
          {t('words.save')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
          {t('words.cancel')}
        </Button>
      </Group>
    </>
  );
}
