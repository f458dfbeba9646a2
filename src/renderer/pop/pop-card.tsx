import { type KeyboardEvent, memo, useState } from 'react';
import type { ScreenPop } from '../../shared/contract/calls.ts';
import { CardConsent } from '../recording/card-recording.tsx';
import styles from './card.module.css';
import { type CardAction, CardActions } from './card-actions.tsx';
import { CardBody, type CardMode } from './card-body.tsx';
import type { CardDeeds } from './card-deeds.ts';
import { CardLine } from './card-line.tsx';
import { CardNumber, CopyNumber } from './card-number.tsx';
import type { CustomerDrafts } from './customer-drafts.ts';
import { actionOfKey, isCopyKey, type PopAction } from './pop-keys.ts';
import { callerTitle, type Speech, shownNumber } from './speech.ts';
import { useCopied } from './use-copied.ts';
import { useTask } from './use-task.ts';

export type PopCardProps = {
  readonly pop: ScreenPop;
  readonly speech: Speech;
  readonly deeds: CardDeeds;
  readonly drafts: CustomerDrafts;
  /** Presses this card to a row. */
  readonly onFold: (callId: string) => void;
};

/** Everything about one ringing call, at one glance, in 360×320 pixels. Made of plain elements: it must paint in a frame. */
export const PopCard = memo(function PopCard({ pop, speech, deeds, drafts, onFold }: PopCardProps) {
  const { t } = speech;
  const task = useTask();
  const { copied, copy } = useCopied();
  const [mode, setMode] = useState<CardMode>('plain');
  const [active, setActive] = useState(0);
  const { callId, match } = pop;
  const customerId = match.kind === 'known' ? match.customer.id : null;
  const choices = match.kind === 'several' || match.kind === 'maybe' ? match.customers : [];
  const title = callerTitle(pop, speech);
  // Nothing is known but the number: then the number is the name.
  const bareNumber = match.kind === 'unknown' && pop.callerName === null ? shownNumber(pop, speech) : null;
  const company = match.kind === 'known' ? match.customer.company : null;

  function perform(action: PopAction, card: HTMLElement) {
    const chosen = choices[active];
    switch (action.kind) {
      case 'take':
        return void task.run(() => deeds.take(callId));
      case 'note':
        return void task.run(() => deeds.note(callId));
      case 'outcome':
        return void task.run(() => deeds.takeWithOutcome(callId, action.digit));
      case 'open':
        if (chosen !== undefined) return void task.run(() => deeds.link(callId, chosen.id, match.kind === 'several'));
        if (customerId !== null) return deeds.openFile(customerId);
        return card.querySelector<HTMLElement>('[data-field="name"]')?.focus();
      case 'ticket':
      case 'followUp':
        return customerId === null ? undefined : setMode(action.kind);
      case 'fold':
        return mode === 'plain' ? onFold(callId) : setMode('plain');
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.target instanceof HTMLInputElement) return;
    if (isCopyKey(event) && pop.local !== null && String(getSelection()) === '') {
      event.preventDefault();
      return copy(pop.local);
    }
    if (choices.length > 0 && (event.code === 'ArrowDown' || event.code === 'ArrowUp')) {
      event.preventDefault();
      return setActive((now) => (now + (event.code === 'ArrowDown' ? 1 : choices.length - 1)) % choices.length);
    }
    const action = actionOfKey(event);
    // Enter on a button is that button's.
    if (action === null || (action.kind === 'open' && event.target !== event.currentTarget)) return;
    event.preventDefault();
    event.stopPropagation();
    perform(action, event.currentTarget);
  }

  const act = (kind: 'take' | 'open' | 'ticket' | 'followUp') => () => perform({ kind }, document.body);
  const actions: CardAction[] = [
    {
      kind: 'take',
      glyph: 'check',
      label: t(task.busy ? 'pop.taking' : 'pop.take'),
      disabled: task.busy,
      onClick: act('take'),
    },
  ];
  if (customerId !== null) {
    actions.push(
      { kind: 'open', glyph: 'file', label: t('pop.openFile'), onClick: act('open') },
      { kind: 'ticket', glyph: 'ticket', label: t('pop.ticket'), onClick: act('ticket') },
      { kind: 'followUp', glyph: 'clock', label: t('pop.followUp'), onClick: act('followUp') },
    );
  }
  actions.push({
    kind: 'notCustomer',
    glyph: 'close',
    label: t('pop.notCustomer'),
    disabled: task.busy,
    onClick: () => void task.run(() => deeds.notCustomer(callId)),
  });

  return (
    <article
      className={styles.card}
      style={{ '--line-color': pop.line.color } as React.CSSProperties}
      data-match={match.kind}
      data-state={pop.state}
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the card itself takes the keys that its buttons show.
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <CardLine pop={pop} speech={speech} />
      <h2 className={styles.name} title={title}>
        {bareNumber === null ? (
          <bdi data-kind={match.kind}>{titleOf(pop, title, speech)}</bdi>
        ) : (
          <CopyNumber text={pop.local ?? pop.number ?? ''} shown={bareNumber} speech={speech} large />
        )}
        {pop.callerName !== null && match.kind === 'unknown' && <small>{t('pop.networkName')}</small>}
        {match.kind === 'known' && match.remembered && (
          <button type="button" className={styles.shared} title={t('pop.notThisOne')} onClick={() => setMode('link')}>
            {t('pop.sharedLine')}
          </button>
        )}
        {match.kind === 'several' && <span className={styles.sharedMark}>{t('pop.sharedLine')}</span>}
        {match.kind === 'maybe' && <span className={styles.sharedMark}>{t('pop.maybe')}</span>}
      </h2>
      <CardNumber
        pop={pop}
        company={company}
        speech={speech}
        asTitle={bareNumber !== null || match.kind === 'hidden'}
      />
      <CardBody
        pop={pop}
        speech={speech}
        deeds={deeds}
        drafts={drafts}
        task={task}
        mode={mode}
        setMode={setMode}
        active={active}
      />
      {task.error !== null && (
        <p className={styles.error} role="alert">
          {t(`errors.${task.error}`)}
        </p>
      )}
      <span className={styles.srOnly} aria-live="polite">
        {copied ? t('pop.copied') : ''}
      </span>
      {pop.state === 'talking' && <CardConsent pop={pop} speech={speech} />}
      <CardActions actions={actions} speech={speech} title={title} />
    </article>
  );
});

function titleOf(pop: ScreenPop, title: string, speech: Speech): string {
  const { match } = pop;
  if (match.kind === 'several') return speech.t('pop.severalTitle', { count: match.total });
  if (match.kind !== 'maybe') return title;
  const only = match.customers.length === 1 ? match.customers[0] : undefined;
  return only === undefined ? speech.t('pop.maybeTitleMany') : speech.t('pop.maybeTitle', { name: only.name });
}
