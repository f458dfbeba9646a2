import { useState } from 'react';
import type { ScreenPop } from '../../shared/contract/calls.ts';
import { CardBody, type CardMode } from './card-body.tsx';
import type { CardDeeds } from './card-deeds.ts';
import styles from './dock.module.css';
import { customerDrafts } from './dock-drafts.ts';
import type { Speech } from './speech.ts';
import { useTask } from './use-task.ts';

export type PanelMode = 'who' | 'ticket' | 'followUp' | 'card';

type Props = {
  readonly pop: ScreenPop;
  readonly mode: Exclude<PanelMode, 'card'>;
  readonly speech: Speech;
  readonly deeds: CardDeeds;
  readonly onClose: () => void;
};

/** What opens above the dock: who is it, a ticket, a promise. The same forms as on the card. */
export function DockPanel({ pop, mode, speech, deeds, onClose }: Props) {
  const { t } = speech;
  const task = useTask();
  const [card, setCard] = useState<CardMode>(() =>
    mode !== 'who' ? mode : pop.match.kind === 'hidden' ? 'link' : 'plain',
  );
  const [before, setBefore] = useState({ mode, kind: pop.match.kind });
  if (before.mode !== mode) {
    setBefore({ mode, kind: pop.match.kind });
    setCard(mode === 'who' ? 'plain' : mode);
  }
  // Who it is has become known: the panel has done its work.
  if (mode === 'who' && pop.match.kind === 'known') return null;
  const change = (next: CardMode) =>
    next === 'plain' && (mode !== 'who' || pop.match.kind === 'hidden') ? onClose() : setCard(next);
  return (
    <div
      className={styles.panel}
      role="dialog"
      aria-label={t(mode === 'who' ? 'dock.whoIsIt' : mode === 'ticket' ? 'pop.newTicket' : 'pop.followUp')}
    >
      <CardBody
        pop={pop}
        speech={speech}
        deeds={deeds}
        drafts={customerDrafts}
        task={task}
        mode={card}
        setMode={change}
        active={-1}
      />
      {task.error !== null && (
        <p className={styles.hint} role="alert">
          {t(`errors.${task.error}`)}
        </p>
      )}
    </div>
  );
}
