import { Table, Text } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import { useLocation, useRoute } from 'wouter';
import type { Line } from '../../../shared/contract/lines.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LineDot, LineTag } from '../../ui/line-dot.tsx';
import { Phone } from '../../ui/phone.tsx';
import { useAsk, useLive } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { Page, Ready, Sheet, Side, Split } from '../page.tsx';
import { OpenRow } from '../row.tsx';
import { LineForm } from './line-form.tsx';
import { useRouteText } from './use-route-text.ts';

export function LinesPage() {
  const t = useWords();
  const lines = useAsk('lines.list', {});
  const [, params] = useRoute('/admin/lines/:id');
  const [, go] = useLocation();
  const close = () => go('/admin/lines');
  return (
    <Page title={t('admin.section.lines')} text={t('lines.text')}>
      <Ready asked={lines}>
        {(list) => {
          const chosen = list.find((one) => one.id === params?.id);
          const side =
            chosen === undefined ? null : (
              <Side title={chosen.name} onClose={close}>
                <LineForm key={chosen.id} line={chosen} onDone={close} />
              </Side>
            );
          return (
            <Split side={side}>
              <Sheet>
                {list.length === 0 ? (
                  <EmptyState icon={<IconPhoneCall size={24} />} title={t('lines.empty')} text={t('lines.emptyText')} />
                ) : (
                  <Lines lines={list} chosen={chosen?.id} onOpen={(id) => go(`/admin/lines/${id}`)} />
                )}
              </Sheet>
            </Split>
          );
        }}
      </Ready>
    </Page>
  );
}

function Lines({
  lines,
  chosen,
  onOpen,
}: {
  readonly lines: readonly Line[];
  readonly chosen: string | undefined;
  readonly onOpen: (id: string) => void;
}) {
  const t = useWords();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('words.line')}</Table.Th>
          <Table.Th>{t('lines.ownNumber')}</Table.Th>
          <Table.Th>{t('lines.routing')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <OpenRow key={line.id} chosen={line.id === chosen} onOpen={() => onOpen(line.id)}>
            <LineCells line={line} twin={lines.find((one) => one.id === line.twinId)} />
          </OpenRow>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function LineCells({ line, twin }: { readonly line: Line; readonly twin: Line | undefined }) {
  const t = useWords();
  const routeText = useRouteText();
  const live = useLive((now) => now.lines.find((one) => one.id === line.id));
  const device = useLive((now) => now.devices.find((one) => one.id === line.deviceId));
  return (
    <>
      <Table.Td>
        <LineTag name={line.name} color={line.color} />
        <Text size="xs" c="dimmed">
          {live === undefined ? null : <LineDot state={live.state} size={12} />}{' '}
          {device === undefined ? null : t('lines.position', { position: line.position, device: device.name })}
          {twin === undefined ? null : `${t('words.listSeparator')}${t('lines.twinned', { line: twin.name })}`}
        </Text>
      </Table.Td>
      <Table.Td>{line.ownNumber === null ? null : <Phone number={line.ownNumber} />}</Table.Td>
      <Table.Td>{routeText(line.route)}</Table.Td>
    </>
  );
}
