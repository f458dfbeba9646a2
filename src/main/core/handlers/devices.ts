import type { DeviceKind, DeviceState } from '../../../shared/contract/lines.ts';
import { parseDeviceAddress, portOf, suitsTransport, withoutSecret } from '../../../shared/domain/device-address.ts';
import { parseSimulatorAddress } from '../../../shared/domain/simulator-address.ts';
import { findDevice, findDeviceAt, listDevices, type StoredDevice, saveDevice } from '../../store/devices.ts';
import { deviceName } from '../device-name.ts';
import { deviceReport } from '../device-report.ts';
import { type CommandContext, type HandlersFor, prepared } from '../handler.ts';
import { plainSignal } from '../plain-signal.ts';
import type { ListPorts } from '../ports.ts';
import { Refusal } from '../refusal.ts';

/** The boxes on this computer's ports. What runs is told by the keeper, what shall run by the store. */
export const deviceHandlers: HandlersFor<
  | 'devices.list'
  | 'devices.ports'
  | 'devices.add'
  | 'devices.update'
  | 'devices.remove'
  | 'devices.frames'
  | 'devices.report'
  | 'simulator.ring'
> = {
  'devices.list': ({ devices }) => [...devices.states()],

  'devices.ports': prepared<'devices.ports', Awaited<ReturnType<ListPorts>>>({
    prepare: ({ devices }) => devices.ports(),
    run({ devices }, _input, ports) {
      const used = new Set(devices.states().map((device) => portOf(device.address)));
      return ports.map((port) => ({ ...port, inUse: used.has(port.path) }));
    },
  }),

  'devices.add'(context, { kind, address: written, baudRate, name, options, ...input }) {
    const { address, secret } = apart(kind, written, input.secret);
    requireFree(context, kind, address, null);
    // A device that was here before gets its lines back, with their names.
    const before = findDeviceAt(context.db, kind, address);
    const others = listDevices(context.db).map((device) => device.name);
    const device: StoredDevice = {
      id: before?.id ?? context.newId(),
      kind,
      address,
      baudRate,
      options,
      name: name || deviceName(kind, context.office.language, others),
      enabled: true,
      removedAt: null,
    };
    save(context, before, device, { secret: secret ?? '' });
    return { id: device.id };
  },

  'devices.update'(context, input) {
    const { before, running } = requireDevice(context, input.id);
    const { name, baudRate, enabled } = input;
    const kind = input.kind ?? before.kind;
    const { address, secret } = apart(kind, input.address, input.secret);
    const options = input.options ?? before.options;
    const device: StoredDevice = { ...before, kind, name, address, baudRate, enabled, options };
    if (running?.fixed && !isAtSamePlace(before, device)) throw new Refusal('denied', 'given on the command line');
    requireFree(context, device.kind, device.address, device.id);
    save(context, before, device, { secret, fixed: running?.fixed ?? false });
    return null;
  },

  'devices.remove'(context, { id }) {
    const { before, running } = requireDevice(context, id);
    if (running?.fixed) throw new Refusal('denied', 'given on the command line');
    const after: StoredDevice = { ...before, removedAt: context.now };
    saveDevice(context.db, after);
    context.change('devices', id, before, after);
    context.after(() => context.devices.detach(id));
    context.after(() => context.info.secrets.remove(id));
    context.publish('device.removed', { id });
    context.publish('config.changed', { what: 'devices', id });
    return null;
  },

  'devices.frames'({ devices }, { id }) {
    if (!devices.state(id)) throw new Refusal('not_found');
    return devices.frames(id).map(({ at, hex, signals }) => ({ at, hex, signals: signals.map(plainSignal) }));
  },

  'devices.report'({ devices, info, now }, { id }) {
    const device = devices.state(id);
    if (!device) throw new Refusal('not_found');
    return { text: deviceReport({ now, version: info.version, device, frames: devices.frames(id) }) };
  },

  'simulator.ring'(context, { scenario }) {
    if (!context.devices.states().some(isRunningSimulator)) throw new Refusal('not_a_demo');
    context.after(() => void context.devices.simulate(scenario));
    return null;
  },
};

const isRunningSimulator = (device: DeviceState): boolean => device.kind === 'simulator' && device.enabled;

function isAtSamePlace(one: StoredDevice, other: StoredDevice): boolean {
  return (
    one.kind === other.kind &&
    one.address === other.address &&
    one.baudRate === other.baudRate &&
    one.enabled === other.enabled
  );
}

function requireDevice(context: CommandContext, id: string): { before: StoredDevice; running: DeviceState | null } {
  const before = findDevice(context.db, id);
  if (!before || before.removedAt !== null) throw new Refusal('not_found');
  return { before, running: context.devices.state(id) };
}

/** A secret that stands in the address is taken out of it: addresses are stored, shown and logged. */
function apart(kind: DeviceKind, written: string, secret: string | null): { address: string; secret: string | null } {
  if (kind === 'simulator') return { address: written, secret };
  const parsed = parseDeviceAddress(written);
  if (!parsed || !suitsTransport(kind, parsed.transport))
    throw new Refusal('bad_input', 'not an address for this kind');
  return { address: withoutSecret(written), secret: secret ?? (parsed.transport === 'http' ? parsed.secret : null) };
}

/** One port carries one device, and one simulated office is there once. */
function requireFree({ db, devices }: CommandContext, kind: DeviceKind, address: string, self: string | null): void {
  if (kind === 'simulator' && !parseSimulatorAddress(address))
    throw new Refusal('bad_input', 'not a simulator address');
  const others = [...listDevices(db), ...devices.states()].filter((device) => device.id !== self);
  const isSimulated = (other: DeviceKind): boolean => other === 'simulator';
  const inTheWay = others.some(
    (other) => portOf(other.address) === portOf(address) && isSimulated(other.kind) === isSimulated(kind),
  );
  if (inTheWay) throw new Refusal('device_busy');
}

type Saving = { /** Null: as it was; empty: none. */ readonly secret: string | null; readonly fixed?: boolean };

function save(
  context: CommandContext,
  before: StoredDevice | null,
  device: StoredDevice,
  { secret, fixed = false }: Saving,
): void {
  saveDevice(context.db, device);
  context.change('devices', device.id, before, device);
  // Before the transaction ends, so that a secret which cannot be kept refuses the whole deed.
  if (secret) context.info.secrets.set(device.id, secret);
  else if (secret === '') context.info.secrets.remove(device.id);
  const { name, enabled, removedAt: _removedAt, ...spec } = device;
  context.after(() => context.info.discovery?.release(portOf(spec.address)));
  context.after(() =>
    context.devices.attach({ ...spec, ...(secret !== null && { secret: secret || null }) }, { name, fixed, enabled }),
  );
  context.publish('config.changed', { what: 'devices', id: device.id });
}
