import { IconAlertTriangle, IconBuilding, IconUser } from '@tabler/icons-react';
import { memo } from 'react';
import type { CustomerBrief } from '../../shared/contract/customers.ts';
import { Cell, HeadCell } from '../lists/virtual-list.tsx';
import { Phone } from '../ui/phone.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useWords } from '../words.tsx';
import styles from './customers.module.css';

/** The columns, named; the count of all stands with the name. */
export function CustomerHead({ total }: { readonly total: number | null }) {
  const t = useWords();
  return (
    <>
      <HeadCell>
        {t('customers.colName')}
        {total !== null && ` · ${t('customers.count', { count: total })}`}
      </HeadCell>
      <HeadCell>{t('customers.colCompany')}</HeadCell>
      <HeadCell>{t('customers.colNumber')}</HeadCell>
      <HeadCell>{t('customers.colOwner')}</HeadCell>
      <HeadCell>{t('customers.colLastCall')}</HeadCell>
    </>
  );
}

/** One customer in one line. */
export const CustomerCells = memo(function CustomerCells({ customer }: { readonly customer: CustomerBrief }) {
  const t = useWords();
  const Kind = customer.kind === 'company' ? IconBuilding : IconUser;
  return (
    <>
      <Cell title={customer.name}>
        <span className={styles.nameCell}>
          <Kind size={16} aria-label={t(customer.kind === 'company' ? 'words.company' : 'words.person')} />
          <bdi className={styles.name}>{customer.name}</bdi>
          {customer.hasCaution && (
            <IconAlertTriangle size={15} className={styles.warn} aria-label={t('customers.caution')} />
          )}
        </span>
      </Cell>
      <Cell written className={styles.soft} title={customer.company ?? undefined}>
        {customer.company}
      </Cell>
      <Cell>{customer.number !== null && <Phone number={customer.number} />}</Cell>
      <Cell written className={styles.soft} title={customer.ownerName ?? undefined}>
        {customer.ownerName}
      </Cell>
      <Cell className={styles.soft}>{customer.lastCallAt !== null && <TimeText at={customer.lastCallAt} />}</Cell>
    </>
  );
});
