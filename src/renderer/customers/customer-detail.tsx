import { ActionIcon, Alert, Button, Menu } from '@mantine/core';
import { IconBuilding, IconDots, IconPencil, IconTrash, IconUser, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Customer } from '../../shared/contract/customers.ts';
import { NeverRecordBadge, NeverRecordSwitch } from '../recording/never-record.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { useKey } from '../ui/keys.tsx';
import { SkeletonRows } from '../ui/skeleton-rows.tsx';
import { showDone, useUndoToast } from '../ui/toast.tsx';
import { useAsk, useCommand, useMay } from '../use-core.tsx';
import { useFormat } from '../use-format.ts';
import { useWords } from '../words.tsx';
import { CallsPart } from './calls-part.tsx';
import { CautionPart } from './caution-part.tsx';
import styles from './customers.module.css';
import { DetailsPart } from './details-part.tsx';
import { EditForm } from './edit-form.tsx';
import { FollowUpsPart } from './follow-ups-part.tsx';
import { LinksPart } from './links-part.tsx';
import { NotesPart } from './notes-part.tsx';
import { NumbersPart } from './numbers-part.tsx';
import { TicketsPart } from './tickets-part.tsx';

/** The whole file of one customer. */
export function CustomerDetail({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useWords();
  const { data, error, loading, refresh } = useAsk('customers.get', { id });
  useKey('close', t('customers.closeDetail'), onClose);
  if (error === 'not_found')
    return (
      <EmptyState
        title={t('customers.notFound')}
        action={
          <Button variant="default" onClick={onClose}>
            {t('words.close')}
          </Button>
        }
      />
    );
  if (data === undefined) {
    return error === null || loading ? (
      <SkeletonRows rows={7} />
    ) : (
      <div className={styles.pad}>
        <ErrorText code={error} onRetry={refresh} />
      </div>
    );
  }
  return <File customer={data} onClose={onClose} />;
}

function File({ customer, onClose }: { readonly customer: Customer; readonly onClose: () => void }) {
  const [editing, setEditing] = useState(false);
  const may = useMay('customer.write') && customer.removedAt === null;
  return (
    <article className={styles.file} data-testid="customer-detail" data-customer-id={customer.id}>
      <Head customer={customer} may={may} onEdit={() => setEditing(true)} onClose={onClose} />
      {customer.removedAt !== null && <Removed customer={customer} removedAt={customer.removedAt} />}
      <CautionPart customer={customer} may={may} />
      <NeverRecordSwitch customer={customer} may={may} />
      {editing ? <EditForm customer={customer} onDone={() => setEditing(false)} /> : null}
      <NumbersPart customer={customer} may={may} />
      <FollowUpsPart customer={customer} may={may} />
      <NotesPart customer={customer} may={may} />
      <TicketsPart customer={customer} may={may} />
      {editing ? null : <DetailsPart customer={customer} may={may} />}
      <LinksPart customer={customer} may={may} />
      <CallsPart customerId={customer.id} />
    </article>
  );
}

type HeadProps = {
  readonly customer: Customer;
  readonly may: boolean;
  readonly onEdit: () => void;
  readonly onClose: () => void;
};

function Head({ customer, may, onEdit, onClose }: HeadProps) {
  const t = useWords();
  const undoable = useUndoToast();
  const remove = useCommand('customers.remove');
  const restore = useCommand('customers.restore');
  const Kind = customer.kind === 'company' ? IconBuilding : IconUser;
  const { id, name } = customer;
  async function removeFile() {
    const done = await remove.run({ id });
    if (!done.ok) return;
    onClose();
    undoable(t('customers.removed', { name }), () => restore.run({ id }));
  }
  return (
    <header className={styles.fileHead}>
      <Kind size={22} aria-label={t(customer.kind === 'company' ? 'words.company' : 'words.person')} />
      <div className={styles.fileName}>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <NeverRecordBadge customer={customer} />
        {customer.kind === 'person' && customer.links.length > 0 && (
          <bdi className={styles.soft}>
            {customer.links.map((link) => link.customer.name).join(t('words.listSeparator'))}
          </bdi>
        )}
      </div>
      {may && (
        <>
          <Button size="xs" variant="default" leftSection={<IconPencil size={14} />} onClick={onEdit}>
            {t('customers.edit')}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={t('customers.more')} title={t('customers.more')}>
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => void removeFile()}>
                {t('customers.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      )}
      <ActionIcon
        aria-label={t('customers.closeDetail')}
        title={`${t('customers.closeDetail')} (Esc)`}
        onClick={onClose}
      >
        <IconX size={18} />
      </ActionIcon>
    </header>
  );
}

function Removed({ customer, removedAt }: { readonly customer: Customer; readonly removedAt: number }) {
  const t = useWords();
  const format = useFormat();
  const restore = useCommand('customers.restore');
  return (
    <Alert color="amber" m="md">
      {t('customers.removedNotice', { date: format.date(removedAt) })}{' '}
      <Button
        size="compact-sm"
        variant="default"
        loading={restore.pending}
        onClick={() =>
          void restore
            .run({ id: customer.id })
            .then((done) => done.ok && showDone(t('customers.restored', { name: customer.name })))
        }
      >
        {t('customers.restore')}
      </Button>
    </Alert>
  );
}
