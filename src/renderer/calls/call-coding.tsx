import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CallRow } from '../../shared/contract/calls.ts';
import { Part } from '../lists/room-layout.tsx';
import { noteDrafts, outcomeDrafts } from '../pop/dock-drafts.ts';
import { useTask } from '../pop/use-task.ts';
import { showDone } from '../ui/toast.tsx';
import { useAsk, useCore, useMay, useMe } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import styles from './calls.module.css';

const NO_CODE = '';

/** Note and outcome of a call, by its agent or a supervisor. */
export function CallCoding({ call }: { readonly call: CallRow }) {
  const t = useWords();
  const { language } = useFormat().dates;
  const { client } = useCore();
  const me = useMe();
  const readsAll = useMay('call.readAll');
  const task = useTask();
  const [note, setNote] = useState(() => noteDrafts.read(call.id) ?? call.note ?? '');
  const [codeId, setCodeId] = useState(() => outcomeDrafts.read(call.id) ?? call.outcomeCodeId);
  const stored = call.note ?? '';
  const [seen, setSeen] = useState(stored);
  if (seen !== stored) {
    // Typed elsewhere, in the dock most likely; what was changed here is not taken away.
    setSeen(stored);
    if (note === seen) setNote(stored);
  }
  const codes = useAsk('outcomeCodes.list', {}).data ?? [];
  const chosen = codes.find((code) => code.id === codeId);
  const mine = call.takenBy === null || call.takenBy.id === me.id || readsAll;
  const over = call.state === 'ended';
  const changed = note !== (call.note ?? '') || codeId !== call.outcomeCodeId;
  const noteMissing = chosen?.needsNote === true && note.trim() === '';
  const save = () =>
    void task.run(async () => {
      if (over) await client.ask('calls.code', { id: call.id, outcomeCodeId: codeId, note });
      else await client.ask('calls.saveNote', { id: call.id, text: note });
      noteDrafts.clear(call.id);
      outcomeDrafts.clear(call.id);
      showDone(t('words.saved'));
    });
  return (
    <Part title={t('calls.noteAndCode')}>
      <div className={styles.coding}>
        <Textarea
          autosize
          minRows={2}
          maxRows={8}
          dir="auto"
          maxLength={4000}
          aria-label={t('calls.notePlaceholder')}
          placeholder={t('calls.notePlaceholder')}
          value={note}
          readOnly={!mine}
          error={noteMissing ? t('calls.noteMissing') : undefined}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={styles.codingRow}>
          <Select
            aria-label={t('calls.code')}
            disabled={!mine || !over}
            value={codeId ?? NO_CODE}
            data={[
              { value: NO_CODE, label: t('dock.noOutcome') },
              ...codes
                .filter((code) => !code.archived || code.id === codeId)
                .map((code) => ({ value: code.id, label: code.label[language] })),
            ]}
            onChange={(value) => setCodeId(value || null)}
          />
          <Button loading={task.busy} disabled={!mine || noteMissing || !(changed || call.toCode)} onClick={save}>
            {t('calls.saveCoding')}
          </Button>
        </div>
      </div>
      {call.toCode && <p className={styles.toCodeHint}>{t('calls.codeMissing')}</p>}
      {!mine && <p className={styles.remark}>{t('calls.onlyHolder')}</p>}
      {task.error !== null && (
        <p className={styles.fault} role="alert">
          {t(task.error === 'bad_input' ? 'calls.codeMissing' : `errors.${task.error}`)}
        </p>
      )}
    </Part>
  );
}
