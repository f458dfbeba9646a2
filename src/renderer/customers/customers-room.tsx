import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { useRemembered } from '../lists/remembered.ts';
import { ListAndDetail } from '../lists/room-layout.tsx';
import { useMe } from '../use-core.tsx';
import { CustomerBar } from './customer-bar.tsx';
import { CustomerDetail } from './customer-detail.tsx';
import { NO_FILTER, readFilter } from './customer-filter.ts';
import { CustomerList, NEW } from './customer-list.tsx';
import { NewCustomerPanel } from './new-customer-panel.tsx';

/** Everybody the office knows, with the opened file beside the list. */
export function CustomersRoom() {
  const me = useMe();
  const [path, navigate] = useLocation();
  const openId = /^\/customers\/([^/?]+)/.exec(path)?.[1] ?? null;
  const [filter, setFilter] = useRemembered('customers.filter', me.id, NO_FILTER, readFilter);
  const open = useCallback((id: string) => navigate(`/customers/${id}`), [navigate]);
  const close = useCallback(() => navigate('/customers'), [navigate]);
  const detail =
    openId === null ? null : openId === NEW ? (
      <NewCustomerPanel text={filter.text} onClose={close} onCreated={open} />
    ) : (
      <CustomerDetail key={openId} id={openId} onClose={close} />
    );
  return (
    <ListAndDetail
      bar={<CustomerBar filter={filter} onFilter={setFilter} onNew={() => open(NEW)} />}
      list={
        <CustomerList
          filter={filter}
          openId={openId}
          onOpen={open}
          onClose={close}
          onNew={() => open(NEW)}
          onClear={() => setFilter({ ...NO_FILTER, sort: filter.sort })}
        />
      }
      detail={detail}
    />
  );
}
