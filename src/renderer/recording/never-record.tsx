import { Switch } from '@mantine/core';
import type { Customer } from '../../shared/contract/customers.ts';
import { showDone } from '../ui/toast.tsx';
import { useCommand } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { LiveGlyph } from './live-glyph.tsx';
import styles from './player.module.css';
import { useOfficeRecords } from './use-live-recording.ts';

/** In the head of a file: this customer is not recorded. */
export function NeverRecordBadge({ customer }: { readonly customer: Pick<Customer, 'neverRecord'> }) {
  const t = useWords();
  if (!customer.neverRecord) return null;
  return (
    <span className={styles.never} title={t('recordings.neverRecordHint')}>
      <LiveGlyph look="off" /> {t('recordings.neverRecordBadge')}
    </span>
  );
}

type Props = { readonly customer: Customer; readonly may: boolean };

/** The wish of a customer not to be recorded; there only where calls are recorded, or the wish is known. */
export function NeverRecordSwitch({ customer, may }: Props) {
  const t = useWords();
  const records = useOfficeRecords();
  const set = useCommand('customers.setNeverRecord');
  const { id, name, neverRecord } = customer;
  if (records !== true && !neverRecord) return null;
  const change = async (on: boolean) => {
    const done = await set.run({ id, on });
    if (done.ok) showDone(t(on ? 'recordings.neverRecordOn' : 'recordings.neverRecordOff', { name }));
  };
  return (
    <div className={styles.neverRow}>
      <Switch
        label={t('recordings.neverRecord')}
        description={t('recordings.neverRecordHint')}
        checked={neverRecord}
        disabled={!may || set.pending}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
    </div>
  );
}
