import type { DeviceState } from '../../../shared/contract/lines.ts';
import { useFormat } from '../../use-format.ts';
import { useWords } from '../../words.tsx';
import { kindName } from './device-kinds.ts';

/** The kind of a device and where it hangs, in one line. */
export function DevicePlace({ device }: { readonly device: DeviceState }) {
  const t = useWords();
  const { digits } = useFormat();
  const { kind, recognised, address, baudRate } = device;
  const known = kind === 'auto' && recognised !== null ? recognised : kind;
  return (
    <>
      {t(kindName(known))}
      {kind === 'simulator' ? null : (
        <>
          {' · '}
          <bdi dir="ltr">{address}</bdi>
          {baudRate === null ? null : (
            <>
              {' · '}
              <bdi>{t('devices.baud', { speed: digits(String(baudRate)) })}</bdi>
            </>
          )}
        </>
      )}
    </>
  );
}
