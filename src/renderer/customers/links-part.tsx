import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconBuilding, IconPlus, IconUser, IconX } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { Link } from 'wouter';
import type { Customer } from '../../shared/contract/customers.ts';
import { Part } from '../lists/room-layout.tsx';
import { CustomerSearch } from '../pop/customer-search.tsx';
import { useReader } from '../pop/speech.ts';
import { useTask } from '../pop/use-task.ts';
import { useUndoToast } from '../ui/toast.tsx';
import { useCore } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import styles from './customers.module.css';

type Props = { readonly customer: Customer; readonly may: boolean };
type CustomerLink = Customer['links'][number];

/** Companies of a person, or people of a company: one link, seen from both. */
export function LinksPart({ customer, may }: Props) {
  const t = useWords();
  const [adding, setAdding] = useState(false);
  const company = customer.kind === 'company';
  return (
    <Part
      title={t(company ? 'customers.peopleOf' : 'customers.companiesOf')}
      action={
        may && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAdding(true)}
          >
            {t(company ? 'customers.addPerson' : 'customers.addCompany')}
          </Button>
        )
      }
    >
      {customer.links.length === 0 && !adding && <p className={styles.quiet}>{t('customers.noLinks')}</p>}
      <ul className={styles.rows}>
        {customer.links.map((link) => (
          <LinkRow key={link.id} link={link} customer={customer} may={may} />
        ))}
      </ul>
      {adding && <AddLink customer={customer} onDone={() => setAdding(false)} />}
    </Part>
  );
}

function LinkRow({
  link,
  customer,
  may,
}: {
  readonly link: CustomerLink;
  readonly customer: Customer;
  readonly may: boolean;
}) {
  const t = useWords();
  const { client } = useCore();
  const undoable = useUndoToast();
  const task = useTask();
  const { name } = link.customer;
  const Kind = link.customer.kind === 'company' ? IconBuilding : IconUser;
  const remove = () =>
    void task.run(async () => {
      await client.ask('customers.unlink', { linkId: link.id });
      undoable(t('customers.unlinked', { name }), () =>
        client.ask('customers.link', linkInput(customer, link.customer.id, link.role)),
      );
    });
  return (
    <li className={styles.row}>
      <Kind size={16} aria-hidden />
      <Link href={`/customers/${link.customer.id}`}>
        <bdi>{name}</bdi>
      </Link>
      {link.role !== null && <bdi className={styles.soft}>{link.role}</bdi>}
      {may && (
        <ActionIcon
          className={styles.rowEnd}
          size="sm"
          aria-label={t('customers.unlink', { name })}
          title={t('words.remove')}
          onClick={remove}
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </li>
  );
}

function linkInput(customer: Customer, otherId: string, role: string | null) {
  return customer.kind === 'person'
    ? { personId: customer.id, companyId: otherId, role }
    : { personId: otherId, companyId: customer.id, role };
}

function AddLink({ customer, onDone }: { readonly customer: Customer; readonly onDone: () => void }) {
  const speech = useReader();
  const { t } = speech;
  const { client } = useCore();
  const task = useTask();
  const [role, setRole] = useState('');
  const wanted = customer.kind === 'person' ? 'company' : 'person';
  const search = useCallback(
    async (text: string) =>
      (await client.ask('customers.search', { text, limit: 20 })).filter(
        (one) => one.kind === wanted && one.id !== customer.id,
      ),
    [client, wanted, customer.id],
  );
  return (
    <div className={styles.inline}>
      <TextInput
        dir="auto"
        label={t('customers.role')}
        placeholder={t('customers.rolePlaceholder')}
        value={role}
        maxLength={80}
        onChange={(event) => setRole(event.currentTarget.value)}
      />
      <CustomerSearch
        speech={speech}
        label={t(wanted === 'company' ? 'customers.addCompany' : 'customers.addPerson')}
        search={search}
        disabled={task.busy}
        onCancel={onDone}
        onChoose={(other) =>
          void task.run(async () => {
            await client.ask('customers.link', linkInput(customer, other.id, role.trim() || null));
            onDone();
          })
        }
      />
      {task.error !== null && <p className={styles.fault}>{t(`errors.${task.error}`)}</p>}
      <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
        {t('words.cancel')}
      </Button>
    </div>
  );
}
