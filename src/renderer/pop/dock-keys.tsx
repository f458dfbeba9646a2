import type { OutcomeCode } from '../../shared/contract/calls.ts';
import { useKey } from '../ui/keys.tsx';
import type { PopAction } from './pop-keys.ts';
import type { Speech } from './speech.ts';

type Props = {
  readonly codes: readonly OutcomeCode[];
  readonly speech: Speech;
  readonly perform: (action: PopAction) => void;
};

/** The keys of the call in hand, from anywhere on the page while nobody types. None of them ends or sends anything. */
export function DockKeys({ codes, speech, perform }: Props) {
  const { t, format } = speech;
  useKey('note', t('dock.notePlaceholder'), () => perform({ kind: 'note' }));
  useKey('ticket', t('pop.newTicket'), () => perform({ kind: 'ticket' }));
  useKey('followUp', t('pop.followUp'), () => perform({ kind: 'followUp' }));
  return codes.map(({ id, digit, label }) =>
    digit === null ? null : (
      <OutcomeKey
        key={id}
        digit={digit}
        label={`${t('dock.outcome')}: ${label[format.dates.language]}`}
        perform={perform}
      />
    ),
  );
}

function OutcomeKey({ digit, label, perform }: { digit: number; label: string; perform: Props['perform'] }) {
  useKey({ code: `Digit${digit}` }, label, () => perform({ kind: 'outcome', digit }));
  return null;
}
