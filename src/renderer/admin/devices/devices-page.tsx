import { Button, Table, Text } from '@mantine/core';
import { IconPlug, IconPlus } from '@tabler/icons-react';
import { useLocation, useRoute } from 'wouter';
import type { DeviceState } from '../../../shared/contract/lines.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { AgoText } from '../../ui/time-text.tsx';
import { useLive } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { Page, Sheet, Side, Split } from '../page.tsx';
import { OpenRow } from '../row.tsx';
import { DeviceDetail } from './device-detail.tsx';
import { DeviceForm } from './device-form.tsx';
import { DeviceStateText } from './device-state-text.tsx';

export function DevicesPage() {
  const t = useWords();
  const devices = useLive((live) => live.devices);
  const ready = useLive((live) => live.ready);
  const [, params] = useRoute('/admin/devices/:id');
  const [, go] = useLocation();
  const close = () => go('/admin/devices');
  const chosen = devices.find((one) => one.id === params?.id);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => go('/admin/devices/new')}>
      {t('devices.add')}
    </Button>
  );
  return (
    <Page title={t('admin.section.devices')} text={t('devices.text')} action={devices.length > 0 ? add : null}>
      <Split
        side={
          params?.id === 'new' ? (
            <NewDevice onClose={close} onAdded={(id) => go(`/admin/devices/${id}`)} />
          ) : chosen === undefined ? null : (
            <DeviceDetail key={chosen.id} device={chosen} onClose={close} />
          )
        }
      >
        <Sheet>
          {!ready ? (
            <SkeletonRows rows={3} />
          ) : devices.length === 0 ? (
            <EmptyState
              icon={<IconPlug size={24} />}
              title={t('devices.empty')}
              text={t('devices.emptyText')}
              action={add}
            />
          ) : (
            <Devices devices={devices} chosen={chosen?.id} onOpen={(id) => go(`/admin/devices/${id}`)} />
          )}
        </Sheet>
      </Split>
    </Page>
  );
}

function NewDevice({ onClose, onAdded }: { readonly onClose: () => void; readonly onAdded: (id: string) => void }) {
  const t = useWords();
  return (
    <Side title={t('devices.add')} onClose={onClose}>
      <DeviceForm action={t('words.add')} onDone={onAdded} onCancel={onClose} />
    </Side>
  );
}

function Devices({
  devices,
  chosen,
  onOpen,
}: {
  readonly devices: readonly DeviceState[];
  readonly chosen: string | undefined;
  readonly onOpen: (id: string) => void;
}) {
  const t = useWords();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('words.name')}</Table.Th>
          <Table.Th>{t('devices.port')}</Table.Th>
          <Table.Th>{t('admin.section.lines')}</Table.Th>
          <Table.Th>{t('devices.lastByte')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {devices.map((device) => (
          <OpenRow key={device.id} chosen={device.id === chosen} onOpen={() => onOpen(device.id)}>
            <Table.Td>
              <Text size="sm" fw={600}>
                {device.name}
              </Text>
              <DeviceStateText device={device} />
            </Table.Td>
            <Table.Td>
              {device.kind === 'simulator' ? (
                <Text size="sm">{t('devices.kind.simulator')}</Text>
              ) : (
                <bdi dir="ltr">{device.address}</bdi>
              )}
            </Table.Td>
            <Table.Td>{t('devices.lines', { count: device.lineIds.length })}</Table.Td>
            <Table.Td>
              {device.lastByteAt === null ? t('devices.neverHeard') : <AgoText at={device.lastByteAt} />}
            </Table.Td>
          </OpenRow>
        ))}
      </Table.Tbody>
    </Table>
  );
}
