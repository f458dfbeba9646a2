import { ActionIcon, Button, Group, NumberInput, Popover, SegmentedControl, Stack } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Customer } from '../../shared/contract/customers.ts';
import { Pair, Pairs, Part } from '../lists/room-layout.tsx';
import { balanceText, useReader } from '../pop/speech.ts';
import { useTask } from '../pop/use-task.ts';
import { useAsk, useCore } from '../use-core.tsx';
import styles from './customers.module.css';

type Props = { readonly customer: Customer; readonly may: boolean };

/** Balance, owner and what else the file says in single words. */
export function DetailsPart({ customer, may }: Props) {
  const speech = useReader();
  const { t, format } = speech;
  const { balance, owner, email, address, preferredChannel, remark } = customer;
  return (
    <Part title={t('customers.details')}>
      <Pairs>
        <Pair label={t('customers.balance')}>
          <span className={balance !== null && balance.rials < 0 ? styles.owes : undefined}>
            {balance === null ? t('customers.noBalance') : balanceText(balance.rials, speech)}
          </span>
          {may && <BalanceEditor customer={customer} />}
          {balance !== null && <span className={styles.asOf}>{t('pop.asOf', { date: format.date(balance.at) })}</span>}
        </Pair>
        <Pair label={t('customers.owner')}>{owner === null ? t('customers.noOwner') : <bdi>{owner.name}</bdi>}</Pair>
        {preferredChannel !== null && <Pair label={t('customers.channel')}>{t(`channel.${preferredChannel}`)}</Pair>}
        {email !== null && (
          <Pair label={t('customers.email')}>
            <bdi dir="ltr">{email}</bdi>
          </Pair>
        )}
        {address !== null && (
          <Pair label={t('customers.address')}>
            <bdi>{address}</bdi>
          </Pair>
        )}
        <Pair label={t('customers.since')}>
          {format.date(customer.createdAt)}
          {customer.createdBy !== null && (
            <span className={styles.soft}>
              {' · '}
              <bdi>{customer.createdBy.name}</bdi>
            </span>
          )}
        </Pair>
      </Pairs>
      {remark !== null && (
        <p className={styles.remark} dir="auto">
          {remark}
        </p>
      )}
    </Part>
  );
}

const RIALS_PER_TOMAN = 10;

function BalanceEditor({ customer }: { readonly customer: Customer }) {
  const { t } = useReader();
  const { client } = useCore();
  const task = useTask();
  const toman = useAsk('settings.get', {}).data?.currency === 'toman';
  const rate = toman ? RIALS_PER_TOMAN : 1;
  const [open, setOpen] = useState(false);
  const rials = customer.balance?.rials ?? 0;
  const [side, setSide] = useState(rials > 0 ? 'credit' : 'owes');
  const [amount, setAmount] = useState<number | string>(rials === 0 ? '' : Math.abs(rials) / rate);
  const save = (value: number | null) =>
    void task.run(async () => {
      await client.ask('customers.setBalance', { id: customer.id, rials: value });
      setOpen(false);
    });
  return (
    <Popover opened={open} onChange={setOpen} width={260} trapFocus position="bottom-start">
      <Popover.Target>
        <ActionIcon
          size="xs"
          ms={6}
          aria-label={t('customers.balanceSet')}
          title={t('customers.balanceSet')}
          onClick={() => setOpen(!open)}
        >
          <IconPencil size={13} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <NumberInput
            data-autofocus
            label={t('customers.balanceAmount', { unit: t(toman ? 'customers.unitToman' : 'customers.unitRial') })}
            thousandSeparator=","
            min={0}
            max={9e14}
            allowNegative={false}
            decimalScale={0}
            hideControls
            value={amount}
            onChange={setAmount}
          />
          <SegmentedControl
            value={side}
            onChange={setSide}
            data={[
              { value: 'owes', label: t('customers.balanceOwes') },
              { value: 'credit', label: t('customers.balanceCredit') },
            ]}
          />
          {task.error !== null && <p className={styles.fault}>{t(`errors.${task.error}`)}</p>}
          <Group gap="xs">
            <Button
              size="xs"
              loading={task.busy}
              disabled={typeof amount !== 'number'}
              onClick={() => typeof amount === 'number' && save(Math.round(amount * rate) * (side === 'owes' ? -1 : 1))}
            >
              {t('words.save')}
            </Button>
            {customer.balance !== null && (
              <Button size="xs" variant="subtle" color="gray" onClick={() => save(null)}>
                {t('customers.balanceClear')}
              </Button>
            )}
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
