import { Button, Table, Text } from '@mantine/core';
import { IconCalendarX, IconTrash } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { useConfirm } from '../../../ui/confirm.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { showDone } from '../../../ui/toast.tsx';
import { useAsk, useCommand, useCore } from '../../../use-core.tsx';
import { useWords } from '../../../words.tsx';
import { Ready, Sheet } from '../../page.tsx';
import { Section } from '../section.tsx';
import { useSizeText } from '../use-size-text.ts';

type PlanData = OutputOf<'recordings.retentionPlan'>;

/** A dry run: what would go now, and the button that lets it go. */
export function Plan() {
  const t = useWords();
  const asked = useAsk('recordings.retentionPlan', {});
  const total = asked.data?.total ?? 0;
  return (
    <Section
      title={t('recKeep.plan')}
      text={t('recKeep.planText')}
      action={total === 0 || asked.data === undefined ? null : <RunNow plan={asked.data} onRan={asked.refresh} />}
    >
      <Ready asked={asked}>{(plan) => <Due plan={plan} />}</Ready>
    </Section>
  );
}

function RunNow({ plan, onRan }: { readonly plan: PlanData; readonly onRan: () => void }) {
  const t = useWords();
  const size = useSizeText();
  const { asks } = useCore();
  const confirm = useConfirm();
  const { run, pending } = useCommand('recordings.runRetention');
  const ask = async () => {
    const sure = await confirm({
      title: t('recKeep.runTitle', { count: plan.total }),
      text: t('recKeep.runText', { size: size(plan.bytes) }),
      action: t('recKeep.run'),
      danger: true,
    });
    if (!sure) return;
    const done = await run({});
    if (!done.ok) return;
    showDone(t('recKeep.ran', { count: done.data.deleted, size: size(done.data.bytes) }));
    onRan();
    asks.spoil('recordings.health');
  };
  return (
    <Button
      color="red"
      variant="light"
      loading={pending}
      leftSection={<IconTrash size={16} />}
      onClick={() => void ask()}
    >
      {t('recKeep.run')}
    </Button>
  );
}

function Due({ plan }: { readonly plan: PlanData }) {
  const t = useWords();
  const size = useSizeText();
  const held = plan.held === 0 ? null : t('recKeep.planHeld', { count: plan.held });
  if (plan.total === 0) {
    return (
      <Sheet>
        <EmptyState
          icon={<IconCalendarX size={24} />}
          title={t('recKeep.planNone')}
          text={held ?? t('recKeep.planNoneText')}
        />
      </Sheet>
    );
  }
  const more = plan.total - plan.items.length;
  return (
    <>
      <Text size="sm" mb={6}>
        <b>{t('recKeep.planSum', { count: plan.total, size: size(plan.bytes) })}</b>
        {held === null ? null : ` · ${held}`}
      </Text>
      <Sheet>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('recKeep.col.when')}</Table.Th>
              <Table.Th>{t('recKeep.col.class')}</Table.Th>
              <Table.Th>{t('recKeep.planDue')}</Table.Th>
              <Table.Th>{t('recKeep.col.size')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plan.items.map((item) => (
              <Table.Tr key={item.id}>
                <Table.Td>
                  <Link href={`/calls/${item.callId}`}>
                    <TimeText at={item.startedAt} />
                  </Link>
                </Table.Td>
                <Table.Td>
                  <bdi>{item.className}</bdi>
                </Table.Td>
                <Table.Td>
                  <TimeText at={item.expiredAt} style="date" />
                </Table.Td>
                <Table.Td>{item.bytes === null ? null : size(item.bytes)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Sheet>
      {more > 0 ? (
        <Text size="sm" c="dimmed" mt={6}>
          {t('recKeep.planMore', { count: more })}
        </Text>
      ) : null}
    </>
  );
}
