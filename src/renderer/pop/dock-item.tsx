import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { RequestRefused } from '../../shared/client/client.ts';
import type { DockItem as Item } from '../../shared/contract/calls.ts';
import { CardPanel } from '../recording/card-panel.tsx';
import { showDone } from '../ui/toast.tsx';
import { useAsk, useCore, useLink } from '../use-core.tsx';
import type { CardDeeds } from './card-deeds.ts';
import styles from './dock.module.css';
import { outcomeDrafts } from './dock-drafts.ts';
import { DockHead } from './dock-head.tsx';
import { DockKeys } from './dock-keys.tsx';
import { DockPanel, type PanelMode } from './dock-panel.tsx';
import { OutcomeChoice } from './outcome-choice.tsx';
import { actionOfKey, type PopAction } from './pop-keys.ts';
import { callerTitle, type Speech } from './speech.ts';
import { useSavedNote } from './use-saved-note.ts';
import { useTask } from './use-task.ts';

type Props = {
  readonly item: Item;
  readonly speech: Speech;
  readonly deeds: CardDeeds;
  /** Rises when somebody asked for the note field. */
  readonly noteAsked: number;
};

/** One call in hand: who, for how long, what was said, and how it came out. */
export function DockItem({ item, speech, deeds, noteAsked }: Props) {
  const { t } = speech;
  const { pop } = item;
  const { client } = useCore();
  const task = useTask();
  const connected = useLink((link) => link.state === 'connected');
  const root = useRef<HTMLFieldSetElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [panel, setPanel] = useState<PanelMode | null>(null);
  const [hint, setHint] = useState<string | null>(null);
  const [codeId, setCodeId] = useState(() => outcomeDrafts.read(pop.callId) ?? item.outcomeCodeId);
  const codes = useAsk('outcomeCodes.list', {}).data?.filter((code) => !code.archived) ?? [];
  const note = useSavedNote(pop.callId, item.note);
  const chosen = codes.find((code) => code.id === codeId) ?? null;
  const customerId = pop.match.kind === 'known' ? pop.match.customer.id : null;
  useEffect(() => {
    if (noteAsked > 0) field.current?.focus();
  }, [noteAsked]);

  function choose(id: string | null) {
    setCodeId(id);
    setHint(null);
    if (id === null) outcomeDrafts.clear(pop.callId);
    else outcomeDrafts.write(pop.callId, id);
  }

  async function close() {
    const missing = missingFor(item, chosen, note.text, speech);
    setHint(missing);
    if (missing !== null) return;
    const done = await task.run(async () => {
      if (pop.state !== 'ended') await client.ask('calls.hangUp', { id: pop.callId }).catch(unless('call_over'));
      await client.ask('calls.code', { id: pop.callId, outcomeCodeId: chosen?.id ?? null, note: note.text });
    });
    if (!done) return;
    note.finish();
    outcomeDrafts.clear(pop.callId);
    showDone(
      chosen === null ? t('dock.codedPlain') : t('dock.coded', { code: chosen.label[speech.format.dates.language] }),
    );
  }

  function perform(action: PopAction) {
    if (action.kind === 'outcome') {
      const code = codes.find((one) => one.digit === action.digit);
      if (code !== undefined) choose(code.id === codeId ? null : code.id);
    } else if (action.kind === 'note') field.current?.focus();
    else if (action.kind === 'open') customerId === null ? setPanel('who') : deeds.openFile(customerId);
    else if (action.kind === 'ticket' || action.kind === 'followUp')
      setPanel(customerId === null ? 'who' : action.kind);
    else if (action.kind === 'fold') setPanel(null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.code === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return void close();
    }
    const typing = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement;
    if (typing && event.code === 'Escape') root.current?.focus();
    if (typing) return;
    const action = actionOfKey(event);
    if (action === null || (action.kind === 'open' && event.target !== event.currentTarget)) return;
    event.preventDefault();
    perform(action);
  }

  const error = task.error === null ? hint : t(`errors.${task.error}`);
  return (
    <fieldset
      ref={root}
      className={styles.item}
      aria-label={t('dock.callOf', { name: callerTitle(pop, speech) })}
      data-call-id={pop.callId}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <DockKeys codes={codes} speech={speech} perform={perform} />
      {panel === 'card' && (
        <CardPanel callId={pop.callId} over={pop.state === 'ended'} speech={speech} onClose={() => setPanel(null)} />
      )}
      {panel !== null && panel !== 'card' && (
        <DockPanel pop={pop} mode={panel} speech={speech} deeds={deeds} onClose={() => setPanel(null)} />
      )}
      <DockHead pop={pop} speech={speech} deeds={deeds} panel={panel} setPanel={setPanel} />
      <div className={styles.work}>
        <div className={styles.note}>
          <textarea
            ref={field}
            rows={1}
            dir="auto"
            maxLength={4000}
            aria-label={t('dock.notePlaceholder')}
            placeholder={t('dock.notePlaceholder')}
            value={note.text}
            onChange={(event) => {
              setHint(null);
              note.type(event.currentTarget.value);
            }}
          />
          <span className={styles.noteState} data-state={connected ? note.state : 'waiting'} role="status">
            {noteWord(connected || note.state === 'idle' ? note.state : 'waiting', speech)}
          </span>
        </div>
        <OutcomeChoice codes={codes} chosen={chosen} required={item.codeRequired} speech={speech} onChoose={choose} />
        <button
          type="button"
          className={styles.close}
          disabled={task.busy}
          title={`${t('dock.close')} (Ctrl Enter)`}
          onClick={() => void close()}
        >
          {t(task.busy ? 'dock.closing' : 'dock.close')}
        </button>
      </div>
      {error !== null && (
        <p className={styles.hint} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** What is still needed before the call may be closed, in words; null when nothing. */
export function missingFor(
  item: Pick<Item, 'codeRequired'>,
  chosen: { needsNote: boolean; label: { fa: string; en: string } } | null,
  note: string,
  { t, format }: Speech,
): string | null {
  if (chosen === null) return item.codeRequired ? t('dock.codeNeeded') : null;
  return chosen.needsNote && note.trim() === ''
    ? t('dock.noteNeeded', { code: chosen.label[format.dates.language] })
    : null;
}

function noteWord(state: ReturnType<typeof useSavedNote>['state'], { t }: Speech): string {
  switch (state) {
    case 'idle':
      return '';
    case 'typing':
      return t('dock.noteTyping');
    case 'saving':
      return t('dock.noteSaving');
    case 'saved':
      return t('dock.noteSaved');
    case 'waiting':
      return t('dock.noteWaiting');
  }
}

function unless(code: RequestRefused['code']) {
  return (error: unknown) => {
    if (!(error instanceof RequestRefused) || error.code !== code) throw error;
  };
}
