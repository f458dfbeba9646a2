import { Button, Group, Table, Text } from '@mantine/core';
import { IconChecklist, IconEye, IconEyeOff, IconRefresh } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { OutputOf } from '../../shared/contract/contract.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Phone } from '../ui/phone.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useAsk } from '../use-core.tsx';
import { useWords } from '../words.tsx';
import { Page, Ready, Sheet } from './page.tsx';

type Decision = OutputOf<'decisions.list'>[number];

/** Why a card was or was not shown: so that "I saw nothing" has an answer. */
export function DecisionsPage() {
  const t = useWords();
  const asked = useAsk('decisions.list', {});
  const again = (
    <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={asked.refresh}>
      {t('words.refresh')}
    </Button>
  );
  return (
    <Page title={t('admin.section.decisions')} text={t('decisions.text')} action={again}>
      <Ready asked={asked}>
        {(list) => (
          <Sheet>
            {list.length === 0 ? (
              <EmptyState
                icon={<IconChecklist size={24} />}
                title={t('decisions.empty')}
                text={t('decisions.emptyText')}
              />
            ) : (
              <Decisions list={list} />
            )}
          </Sheet>
        )}
      </Ready>
    </Page>
  );
}

function Decisions({ list }: { readonly list: readonly Decision[] }) {
  const t = useWords();
  return (
    <Table stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('words.time')}</Table.Th>
          <Table.Th>{t('decisions.call')}</Table.Th>
          <Table.Th>{t('decisions.who')}</Table.Th>
          <Table.Th>{t('decisions.why')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {list.map((one) => (
          <Table.Tr key={`${one.callId} ${one.userName} ${one.at} ${one.reason}`}>
            <Table.Td>
              <TimeText at={one.at} />
            </Table.Td>
            <Table.Td>
              <Link href={`/calls/${one.callId}`}>
                {one.local === null ? t('words.hiddenNumber') : <Phone number={one.local} />}
              </Link>
              <Text size="xs" c="dimmed">
                {one.lineName}
              </Text>
            </Table.Td>
            <Table.Td>{one.userName}</Table.Td>
            <Table.Td>
              <Verdict decision={one} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Verdict({ decision }: { readonly decision: Decision }) {
  const t = useWords();
  const Icon = decision.shown ? IconEye : IconEyeOff;
  return (
    <Group gap={8} wrap="nowrap">
      <Icon size={16} color={decision.shown ? 'var(--hz-talking)' : 'var(--hz-idle)'} aria-hidden />
      <Text size="sm">
        {decision.shown ? t('decisions.shown') : t('decisions.notShown')}
        <Text span size="sm" c="dimmed">
          {': '}
          {t(`decisions.reason.${decision.reason}`)}
        </Text>
      </Text>
    </Group>
  );
}
