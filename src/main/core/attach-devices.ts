import type { Instant } from '../../shared/domain/instant.ts';
import type { Store } from '../store/db.ts';
import { findDevice, findDeviceAt, listDevices, type StoredDevice, saveDevice } from '../store/devices.ts';
import { readOffice, readSetting, writeSetting } from '../store/settings.ts';
import type { DeviceKeeper } from './device-keeper.ts';
import { deviceName } from './device-name.ts';
import type { DeviceSpec, NewId, SecretStore } from './ports.ts';

export type AttachDevicesOptions = {
  readonly store: Store;
  readonly devices: DeviceKeeper;
  readonly secrets: SecretStore;
  readonly newId: NewId;
  readonly now: Instant;
  /** Those of this start's command line. */
  readonly given: readonly Omit<DeviceSpec, 'id'>[];
};

/** Devices that are here only because the last start's command line named them. */
const GIVEN = 'givenDevices';

/** Starts the devices that the office knows, and those that were given at this start. */
export function attachDevices(options: AttachDevicesOptions): void {
  const { store, devices, secrets } = options;
  const given = store.transaction(() => enterGiven(options));
  for (const { name, enabled, removedAt: _removedAt, ...spec } of listDevices(store)) {
    // What was given at this start is meant for this start alone, so it is written nowhere.
    const secret = given.get(spec.id)?.secret ?? secrets.get(spec.id);
    devices.attach({ ...spec, secret }, { name, fixed: given.has(spec.id), enabled });
  }
}

/**
 * Gives every given device its row, for its lines and their calls hang on it: the same one at every start. Rows that
 * only the last start's command line wanted are put away. Returns what was given, by the ids of the devices.
 */
function enterGiven(options: AttachDevicesOptions): ReadonlyMap<string, Omit<DeviceSpec, 'id'>> {
  const { store, now } = options;
  const before = readSetting<string[]>(store, GIVEN) ?? [];
  const found = options.given.map((spec) => ({ ...enter(options, spec), spec }));
  const fixed = new Map(found.map(({ device, spec }) => [device.id, spec]));
  for (const id of before) {
    const device = fixed.has(id) ? null : findDevice(store, id);
    if (device) saveDevice(store, { ...device, removedAt: now });
  }
  // A device that the office itself had added stays the office's.
  const onlyGiven = found.filter(({ wasHere, device }) => !wasHere || before.includes(device.id));
  const ids = onlyGiven.map(({ device }) => device.id);
  if (ids.length > 0 || before.length > 0) writeSetting(store, GIVEN, ids);
  return fixed;
}

function enter(
  { store, newId }: AttachDevicesOptions,
  spec: Omit<DeviceSpec, 'id'>,
): { device: StoredDevice; wasHere: boolean } {
  const before = findDeviceAt(store, spec.kind, spec.address);
  const others = listDevices(store).map((device) => device.name);
  const name = before?.name ?? deviceName(spec.kind, readOffice(store).language, others);
  const { kind, address, baudRate } = spec;
  const options = spec.options ?? before?.options ?? null;
  const device: StoredDevice = {
    id: before?.id ?? newId(),
    kind,
    address,
    baudRate,
    name,
    options,
    enabled: true,
    removedAt: null,
  };
  saveDevice(store, device);
  return { device, wasHere: before !== null && before.removedAt === null };
}
