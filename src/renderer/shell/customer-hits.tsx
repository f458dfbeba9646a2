import { Group, Text } from '@mantine/core';
import { Spotlight } from '@mantine/spotlight';
import { IconAlertTriangle, IconBuilding, IconUser } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { CustomerBrief } from '../../shared/contract/customers.ts';
import { Phone } from '../ui/phone.tsx';
import { useWords } from '../words.tsx';

/** Customers that fit what is being typed, as the server ranks them. */
export function CustomerHits({ customers }: { readonly customers: readonly CustomerBrief[] }) {
  const t = useWords();
  const [, go] = useLocation();
  if (customers.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={t('shell.groupCustomers')}>
      {customers.map((customer) => (
        <Spotlight.Action key={customer.id} onClick={() => go(`/customers/${customer.id}`)}>
          <Group justify="space-between" wrap="nowrap" w="100%">
            <Group gap="sm" wrap="nowrap">
              {customer.kind === 'company' ? (
                <IconBuilding size={18} aria-hidden />
              ) : (
                <IconUser size={18} aria-hidden />
              )}
              <Text size="sm" fw={550}>
                {customer.name}
              </Text>
              {customer.company === null ? null : (
                <Text size="sm" c="dimmed">
                  {customer.company}
                </Text>
              )}
              {customer.hasCaution ? <IconAlertTriangle size={16} color="var(--hz-broken)" /> : null}
            </Group>
            {customer.number === null ? null : <Phone number={customer.number} />}
          </Group>
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  );
}
