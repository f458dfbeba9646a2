import type { DeviceKind, DeviceState } from '../../../shared/contract/lines.ts';
import { parseSimulatorAddress } from '../../../shared/domain/simulator-address.ts';
import { findDevice, findDeviceAt, listDevices, type StoredDevice, saveDevice } from '../../store/devices.ts';
import { deviceName } from '../device-name.ts';
import { type CommandContext, type HandlersFor, prepared } from '../handler.ts';
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
  | 'simulator.ring'
> = {
  'devices.list': ({ devices }) => [...devices.states()],

  'devices.ports': prepared<'devices.ports', Awaited<ReturnType<ListPorts>>>({
    prepare: ({ devices }) => devices.ports(),
    run({ devices }, _input, ports) {
      const used = new Set(devices.states().map((device) => device.address));
      return ports.map((port) => ({ ...port, inUse: used.has(port.path) }));
    },
  }),

  'devices.add'(context, { kind, address, baudRate, name, options }) {
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
    save(context, before, device);
    return { id: device.id };
  },

  'devices.update'(context, input) {
    const { before, running } = requireDevice(context, input.id);
    const { name, address, baudRate, enabled } = input;
    const device: StoredDevice = { ...before, name, address, baudRate, enabled, options: input.options ?? before.options };
    if (running?.fixed && !isAtSamePlace(before, device)) throw new Refusal('denied', 'given on the command line');
    requireFree(context, device.kind, device.address, device.id);
    save(context, before, device, running?.fixed);
    return null;
  },

  'devices.remove'(context, { id }) {
    const { before, running } = requireDevice(context, id);
    if (running?.fixed) throw new Refusal('denied', 'given on the command line');
    const after: StoredDevice = { ...before, removedAt: context.now };
    saveDevice(context.db, after);
    context.change('devices', id, before, after);
    context.after(() => context.devices.detach(id));
    context.publish('device.removed', { id });
    context.publish('config.changed', { what: 'devices', id });
    return null;
  },

  'devices.frames'({ devices }, { id }) {
    if (!devices.state(id)) throw new Refusal('not_found');
    return devices.frames(id).map((frame) => ({ ...frame, signals: [] }));
  },

  'simulator.ring'(context, { scenario }) {
    if (!context.devices.states().some(isRunningSimulator)) throw new Refusal('not_a_demo');
    context.after(() => void context.devices.simulate(scenario));
    return null;
  },
};

const isRunningSimulator = (device: DeviceState): boolean => device.kind === 'simulator' && device.enabled;

function isAtSamePlace(one: StoredDevice, other: StoredDevice): boolean {
  return one.address === other.address && one.baudRate === other.baudRate && one.enabled === other.enabled;
}

function requireDevice(context: CommandContext, id: string): { before: StoredDevice; running: DeviceState | null } {
  const before = findDevice(context.db, id);
  if (!before || before.removedAt !== null) throw new Refusal('not_found');
  return { before, running: context.devices.state(id) };
}

/** One port carries one device, and one simulated office is there once. */
function requireFree({ db, devices }: CommandContext, kind: DeviceKind, address: string, self: string | null): void {
  if (kind === 'simulator' && !parseSimulatorAddress(address))
    throw new Refusal('bad_input', 'not a simulator address');
  const others = [...listDevices(db), ...devices.states()].filter((device) => device.id !== self);
  const isSimulated = (other: DeviceKind): boolean => other === 'simulator';
  const inTheWay = others.some((other) => other.address === address && isSimulated(other.kind) === isSimulated(kind));
  if (inTheWay) throw new Refusal('device_busy');
}

function save(context: CommandContext, before: StoredDevice | null, device: StoredDevice, fixed = false): void {
  saveDevice(context.db, device);
  context.change('devices', device.id, before, device);
  const { id, kind, address, baudRate, name, enabled } = device;
  context.after(() => context.devices.attach({ id, kind, address, baudRate }, { name, fixed, enabled }));
  context.publish('config.changed', { what: 'devices', id });
}
