import { Button, Table } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AgoText, TimeText } from '../../ui/time-text.tsx';
import { showDone } from '../../ui/toast.tsx';
import { useAsk, useCommand } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { Page, Ready, Sheet } from '../page.tsx';
import { NewToken } from './new-token.tsx';

type Token = OutputOf<'tokens.list'>[number];

/** Programs that follow the office: each with a token of its own, so that one can be shut out. */
export function TokensPage() {
  const t = useWords();
  const tokens = useAsk('tokens.list', {});
  const [making, setMaking] = useState(false);
  const make = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {t('tokens.create')}
    </Button>
  );
  return (
    <Page title={t('admin.section.tokens')} text={t('tokens.text')} action={make}>
      <Ready asked={tokens}>
        {(list) => (
          <Sheet>
            {list.length === 0 ? (
              <EmptyState icon={<IconKey size={24} />} title={t('tokens.empty')} text={t('tokens.emptyText')} />
            ) : (
              <Tokens tokens={list} />
            )}
          </Sheet>
        )}
      </Ready>
      <NewToken opened={making} onClose={() => setMaking(false)} />
    </Page>
  );
}

function Tokens({ tokens }: { readonly tokens: readonly Token[] }) {
  const t = useWords();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('tokens.label')}</Table.Th>
          <Table.Th>{t('people.role')}</Table.Th>
          <Table.Th>{t('tokens.createdAt')}</Table.Th>
          <Table.Th>{t('tokens.lastUsed')}</Table.Th>
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tokens.map((token) => (
          <Table.Tr key={token.id} {...(token.revokedAt === null ? {} : { c: 'dimmed' })}>
            <Table.Td fw={600}>{token.label}</Table.Td>
            <Table.Td>{t(`role.${token.role}`)}</Table.Td>
            <Table.Td>
              <TimeText at={token.createdAt} />
            </Table.Td>
            <Table.Td>{token.lastUsedAt === null ? t('tokens.neverUsed') : <AgoText at={token.lastUsedAt} />}</Table.Td>
            <Table.Td ta="end">{token.revokedAt === null ? <Revoke token={token} /> : t('tokens.revoked')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Revoke({ token }: { readonly token: Token }) {
  const t = useWords();
  const confirm = useConfirm();
  const { run, pending } = useCommand('tokens.revoke');
  const revoke = async () => {
    const sure = await confirm({
      title: t('tokens.revokeTitle', { label: token.label }),
      text: t('tokens.revokeText'),
      action: t('tokens.revoke'),
      danger: true,
    });
    if (sure && (await run({ id: token.id })).ok) showDone(t('tokens.revokedToast'));
  };
  return (
    <Button size="compact-sm" variant="subtle" color="red" loading={pending} onClick={() => void revoke()}>
      {t('tokens.revoke')}
    </Button>
  );
}
