import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { CallRow, Match } from '../../shared/contract/calls.ts';
import type { CustomerBrief } from '../../shared/contract/customers.ts';
import { DialButton } from '../dial/dial-button.tsx';
import { useDial } from '../dial/use-dial.ts';
import { CardChoice } from '../pop/card-choice.tsx';
import { whyHidden } from '../pop/card-hidden.tsx';
import { CustomerSearch } from '../pop/customer-search.tsx';
import { customerDrafts } from '../pop/dock-drafts.ts';
import { labelOf } from '../pop/number-label.ts';
import { type Speech, useReader } from '../pop/speech.ts';
import { type Task, useTask } from '../pop/use-task.ts';
import { useKey } from '../ui/keys.tsx';
import { CopyPhone } from '../ui/phone.tsx';
import { useUndoToast } from '../ui/toast.tsx';
import { useCore, useMay } from '../use-core.tsx';
import styles from './calls.module.css';
import { NewCustomer } from './new-customer.tsx';

/** Who it was, and the ways to settle it: choose, attach to a file, make a new one, take off a file. */
export function CallWho({ call, match }: { readonly call: CallRow; readonly match: Match }) {
  const speech = useReader();
  const { t } = speech;
  const task = useTask();
  const [changing, setChanging] = useState(false);
  const may = useMay('call.work');
  const hidden = call.numberStatus !== 'ok' || call.local === null;
  const { customer } = call;
  return (
    <section className={styles.who}>
      {customer === null ? (
        <h2 className={styles.whoName}>
          <bdi>{call.callerName ?? t(hidden ? 'words.hiddenNumber' : 'calls.unknownCaller')}</bdi>
        </h2>
      ) : (
        <h2 className={styles.whoName}>
          <Link href={`/customers/${customer.id}`}>
            <bdi>{customer.name}</bdi>
          </Link>
          {customer.company !== null && <small>{customer.company}</small>}
        </h2>
      )}
      {hidden ? (
        <p className={styles.remark}>{whyHidden(call, speech)}</p>
      ) : (
        <div className={styles.whoNumber}>
          {call.local !== null && <CopyPhone number={call.local} />}
          {call.local !== null && <CallBack number={call.local} customerId={customer?.id ?? null} />}
        </div>
      )}
      {!call.numberSure && <p className={styles.remark}>{t('pop.unsureHint')}</p>}
      {may && customer !== null && !changing && (
        <Filed call={call} task={task} speech={speech} onChange={() => setChanging(true)} />
      )}
      {may && (customer === null || changing) && (
        <Settle
          call={call}
          match={match}
          hidden={hidden}
          speech={speech}
          task={task}
          onDone={() => setChanging(false)}
        />
      )}
      {task.error !== null && (
        <p className={styles.fault} role="alert">
          {t(`errors.${task.error}`)}
        </p>
      )}
    </section>
  );
}

/** The telephone beside the number; so does its key. */
function CallBack({ number, customerId }: { number: string; customerId: string | null }) {
  const { t } = useReader();
  const may = useMay('call.work');
  const { dial } = useDial();
  useKey('dial', t('dial.key'), () => void dial({ number, customerId }), may);
  return <DialButton wide order={{ number, customerId }} />;
}

function Filed({ call, task, speech, onChange }: { call: CallRow; task: Task; speech: Speech; onChange: () => void }) {
  const { t } = speech;
  const { client } = useCore();
  const undoable = useUndoToast();
  const before = call.customer;
  const unlink = () =>
    void task.run(async () => {
      await client.ask('calls.link', { id: call.id, customerId: null, remember: false });
      if (before !== null)
        undoable(t('calls.unlinked'), () =>
          client.ask('calls.link', { id: call.id, customerId: before.id, remember: false }),
        );
    });
  return (
    <div className={styles.whoDeeds}>
      <Button size="xs" variant="default" onClick={onChange}>
        {t('calls.change')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" loading={task.busy} onClick={unlink}>
        {t('calls.unlink')}
      </Button>
    </div>
  );
}

type SettleProps = { call: CallRow; match: Match; hidden: boolean; speech: Speech; task: Task; onDone: () => void };

function Settle({ call, match, hidden, speech, task, onDone }: SettleProps) {
  const { t } = speech;
  const { client } = useCore();
  const undoable = useUndoToast();
  const [creating, setCreating] = useState(customerDrafts.read(call.id) !== null);
  const [remember, setRemember] = useState(true);
  const choices = match.kind === 'several' || match.kind === 'maybe' ? match.customers : [];
  const file = (customerId: string, keep: boolean) =>
    void task.run(async () => {
      await client.ask('calls.link', { id: call.id, customerId, remember: keep });
      onDone();
    });
  const attach = (customer: CustomerBrief) => {
    const { number } = call;
    // A number that is already somebody's is not given to a second file by the way; the call is only filed.
    if (hidden || number === null || !call.numberSure || match.kind !== 'unknown')
      return file(customer.id, remember && !hidden);
    void task.run(async () => {
      const { numberId } = await client.ask('customers.addNumber', {
        id: customer.id,
        number: { raw: number, label: labelOf(number) },
        callId: call.id,
      });
      undoable(t('pop.attached', { name: customer.name }), () =>
        client.ask('customers.removeNumber', { id: customer.id, numberId }),
      );
      onDone();
    });
  };
  if (creating) return <NewCustomer call={call} hidden={hidden} onLeave={() => setCreating(false)} />;
  return (
    <div className={styles.settle}>
      {choices.length > 0 && (
        <CardChoice
          customers={choices}
          kind={match.kind === 'several' ? 'several' : 'maybe'}
          total={choices.length}
          active={-1}
          busy={task.busy}
          speech={speech}
          onChoose={(customer) => file(customer.id, remember && match.kind === 'several')}
          onSearch={() => undefined}
        />
      )}
      <CustomerSearch
        speech={speech}
        asked={false}
        label={t('calls.findCustomer')}
        hint={match.kind === 'unknown' && !hidden ? t('pop.attachHint') : undefined}
        disabled={task.busy}
        search={(text) => client.ask('customers.search', { text, limit: 6 })}
        onChoose={attach}
      />
      <div className={styles.whoDeeds}>
        <Button size="xs" variant="light" onClick={() => setCreating(true)}>
          {t('calls.newCustomer')}
        </Button>
        {call.customer !== null && (
          <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
            {t('words.cancel')}
          </Button>
        )}
        {!hidden && match.kind !== 'unknown' && (
          <Switch
            size="xs"
            label={t('calls.rememberChoice')}
            checked={remember}
            onChange={(event) => setRemember(event.currentTarget.checked)}
          />
        )}
      </div>
    </div>
  );
}
