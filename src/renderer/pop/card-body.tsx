import type { ScreenPop } from '../../shared/contract/calls.ts';
import type { CustomerBrief } from '../../shared/contract/customers.ts';
import styles from './card.module.css';
import { CardChoice } from './card-choice.tsx';
import { FollowUpComposer, TicketComposer } from './card-composer.tsx';
import type { CardDeeds } from './card-deeds.ts';
import { CardFacts } from './card-facts.tsx';
import { CardHidden } from './card-hidden.tsx';
import type { CustomerDrafts } from './customer-drafts.ts';
import { CustomerSearch } from './customer-search.tsx';
import { NewCustomerForm } from './new-customer-form.tsx';
import type { Speech } from './speech.ts';
import type { Task } from './use-task.ts';

/** What the middle of the card is used for: facts, or a form that its reader opened. `attach` adds the number to a file, `link` only files the call. */
export type CardMode = 'plain' | 'ticket' | 'followUp' | 'attach' | 'link';

type Props = {
  readonly pop: ScreenPop;
  readonly speech: Speech;
  readonly deeds: CardDeeds;
  readonly drafts: CustomerDrafts;
  readonly task: Task;
  readonly mode: CardMode;
  readonly setMode: (mode: CardMode) => void;
  readonly active: number;
};

/** The middle of the card. */
export function CardBody(props: Props) {
  const { pop, mode } = props;
  if (mode === 'attach' || mode === 'link') return <Search {...props} />;
  if (mode !== 'plain' && pop.match.kind === 'known') return <Compose {...props} customerId={pop.match.customer.id} />;
  return <Plain {...props} />;
}

function Plain({ pop, speech, deeds, drafts, task, setMode, active }: Props) {
  const { match, callId } = pop;
  switch (match.kind) {
    case 'known':
      return <CardFacts customer={match.customer} speech={speech} />;
    case 'several':
    case 'maybe':
      return (
        <CardChoice
          customers={match.customers}
          kind={match.kind}
          total={match.kind === 'several' ? match.total : match.customers.length}
          active={active}
          busy={task.busy}
          speech={speech}
          onChoose={(customer) => void task.run(() => deeds.link(callId, customer.id, match.kind === 'several'))}
          onSearch={() => setMode('link')}
        />
      );
    case 'unknown':
      return (
        <div className={styles.body}>
          <NewCustomerForm
            pop={pop}
            speech={speech}
            drafts={drafts}
            task={task}
            create={deeds.create}
            onAttach={() => setMode('attach')}
            onLeave={blurToCard}
          />
        </div>
      );
    case 'hidden':
      return <CardHidden pop={pop} speech={speech} />;
  }
}

function Search({ pop, speech, deeds, task, mode, setMode }: Props) {
  const { t } = speech;
  const number = pop.number;
  async function choose(customer: CustomerBrief) {
    const attach = mode === 'attach' && number !== null && number !== '';
    const done = await task.run(() =>
      attach
        ? deeds.attach(pop.callId, customer, number)
        : deeds.link(pop.callId, customer.id, pop.match.kind === 'several' || pop.match.kind === 'known'),
    );
    if (done) setMode('plain');
  }
  return (
    <div className={styles.body}>
      <CustomerSearch
        speech={speech}
        search={deeds.search}
        onChoose={(customer) => void choose(customer)}
        onCancel={() => setMode('plain')}
        label={t(mode === 'attach' ? 'pop.attach' : 'pop.fileUnder')}
        hint={mode === 'attach' ? t('pop.attachHint') : undefined}
        disabled={task.busy}
      />
    </div>
  );
}

function Compose({ pop, speech, deeds, task, mode, setMode, customerId }: Props & { readonly customerId: string }) {
  const cancel = () => setMode('plain');
  const finish = async (deed: () => Promise<void>) => {
    if (await task.run(deed)) setMode('plain');
  };
  return (
    <div className={styles.body}>
      {mode === 'ticket' ? (
        <TicketComposer
          speech={speech}
          busy={task.busy}
          onCancel={cancel}
          onSave={(title) => void finish(() => deeds.openTicket(pop.callId, customerId, title))}
        />
      ) : (
        <FollowUpComposer
          speech={speech}
          busy={task.busy}
          onCancel={cancel}
          onSave={(text, dueAt) => void finish(() => deeds.addFollowUp(pop.callId, customerId, text, dueAt))}
        />
      )}
    </div>
  );
}

/** Esc in a field of the card gives the keys back to the card. */
function blurToCard(): void {
  document.activeElement?.closest<HTMLElement>('article')?.focus();
}
