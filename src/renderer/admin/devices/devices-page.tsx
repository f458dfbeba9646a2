import { Button, Group } from '@mantine/core';
import { IconPlug, IconPlus, IconRadar2 } from '@tabler/icons-react';
import { useLocation, useRoute } from 'wouter';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { useLive } from '../../use-core.tsx';
import { useWords } from '../../words.tsx';
import { Page, Sheet, Side, Split } from '../page.tsx';
import { DeviceCard } from './device-card.tsx';
import { DeviceDetail } from './device-detail.tsx';
import { DeviceForm } from './device-form.tsx';
import classes from './devices.module.css';
import { DoctorPage } from './doctor/doctor-page.tsx';
import { FindPage } from './find-page.tsx';
import { PatternPage } from './pattern/pattern-page.tsx';

/** All devices, and what the address opens of them: one, a new one, the search, the doctor, the pattern. */
export function DevicesPage() {
  const [, closer] = useRoute('/admin/devices/:id/:view');
  const [, params] = useRoute('/admin/devices/:id');
  const device = useLive((live) => live.devices.find((one) => one.id === closer?.id));
  if (params?.id === 'find') return <FindPage />;
  if (device !== undefined && closer?.view === 'doctor') return <DoctorPage key={device.id} device={device} />;
  if (device !== undefined && closer?.view === 'pattern') return <PatternPage key={device.id} device={device} />;
  return <DeviceList openId={params?.id ?? null} />;
}

function DeviceList({ openId }: { readonly openId: string | null }) {
  const t = useWords();
  const devices = useLive((live) => live.devices);
  const ready = useLive((live) => live.ready);
  const [, go] = useLocation();
  const close = () => go('/admin/devices');
  const chosen = devices.find((one) => one.id === openId);
  const side =
    openId === 'new' ? (
      <NewDevice onClose={close} onAdded={(id) => go(`/admin/devices/${id}`)} />
    ) : chosen === undefined ? null : (
      <DeviceDetail key={chosen.id} device={chosen} onClose={close} />
    );
  return (
    <Page title={t('admin.section.devices')} text={t('devices.text')} action={devices.length > 0 ? <Adding /> : null}>
      <Split side={side}>
        {!ready ? (
          <Sheet>
            <SkeletonRows rows={3} />
          </Sheet>
        ) : devices.length === 0 ? (
          <Sheet>
            <EmptyState
              icon={<IconPlug size={24} />}
              title={t('devices.empty')}
              text={t('devices.emptyText')}
              action={<Adding />}
            />
          </Sheet>
        ) : (
          <ul className={classes.cards}>
            {devices.map((device) => (
              <DeviceCard key={device.id} device={device} chosen={device.id === openId} />
            ))}
          </ul>
        )}
      </Split>
    </Page>
  );
}

function Adding() {
  const t = useWords();
  const [, go] = useLocation();
  return (
    <Group gap="xs" wrap="nowrap">
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => go('/admin/devices/new')}>
        {t('devices.add')}
      </Button>
      <Button leftSection={<IconRadar2 size={16} />} onClick={() => go('/admin/devices/find')}>
        {t('devices.find')}
      </Button>
    </Group>
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
