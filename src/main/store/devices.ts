import type { DeviceKind, DeviceOptions } from '../../shared/contract/lines.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { ReadableDb, WritableDb } from './db.ts';

/** A configured device. A removed one stays for its lines and their calls, and comes back when it is added again. */
export type StoredDevice = {
  readonly id: string;
  readonly kind: DeviceKind;
  /** Port path, or how a simulator behaves. */
  readonly address: string;
  readonly baudRate: number | null;
  readonly name: string;
  readonly options: DeviceOptions | null;
  readonly enabled: boolean;
  readonly removedAt: Instant | null;
};

type Row = Omit<StoredDevice, 'enabled' | 'options'> & { readonly enabled: 0 | 1; readonly options: string | null };
const SELECT =
  'select id, kind, address, baud_rate as baudRate, name, options, enabled, removed_at as removedAt from devices';
const toDevice = (row: Row): StoredDevice => ({
  ...row,
  options: row.options === null ? null : (JSON.parse(row.options) as DeviceOptions),
  enabled: row.enabled === 1,
});

/** The devices of the office, oldest first; removed ones are left out. */
export function listDevices(db: ReadableDb): StoredDevice[] {
  return db.all<Row>(`${SELECT} where removed_at is null order by id`).map(toDevice);
}

/** Removed or not. */
export function findDevice(db: ReadableDb, id: string): StoredDevice | null {
  const row = db.get<Row>(`${SELECT} where id = ?`, id);
  return row ? toDevice(row) : null;
}

/** The device of this kind that is or was last at this address. */
export function findDeviceAt(db: ReadableDb, kind: DeviceKind, address: string): StoredDevice | null {
  const row = db.get<Row>(
    `${SELECT} where kind = ? and address = ? order by removed_at is not null, removed_at desc, id limit 1`,
    kind,
    address,
  );
  return row ? toDevice(row) : null;
}

/** Makes the device, or writes its new values. */
export function saveDevice(db: WritableDb, device: StoredDevice): void {
  db.run(
    `insert into devices (id, kind, address, baud_rate, name, options, enabled, removed_at) values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set kind = excluded.kind, address = excluded.address, baud_rate = excluded.baud_rate, name = excluded.name,
       options = excluded.options, enabled = excluded.enabled, removed_at = excluded.removed_at`,
    device.id,
    device.kind,
    device.address,
    device.baudRate,
    device.name,
    device.options === null ? null : JSON.stringify(device.options),
    device.enabled ? 1 : 0,
    device.removedAt,
  );
}
