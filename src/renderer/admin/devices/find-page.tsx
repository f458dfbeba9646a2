import { useLocation } from 'wouter';
import { useWords } from '../../words.tsx';
import { Page } from '../page.tsx';
import { BackLink } from './back-link.tsx';
import { FindDevices } from './find-devices.tsx';

/** The search on a page of its own. */
export function FindPage() {
  const t = useWords();
  const [, go] = useLocation();
  return (
    <Page
      title={t('find.title')}
      text={t('find.text')}
      action={<BackLink to="/admin/devices" label={t('devices.all')} onLeave={() => go('/admin/devices')} />}
    >
      <FindDevices onByHand={() => go('/admin/devices/new')} onAdded={() => undefined} />
    </Page>
  );
}
