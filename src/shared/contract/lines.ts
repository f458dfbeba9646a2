import { z } from 'zod';
import { CALL_DIRECTIONS } from '../domain/call.ts';
import { command, event, query } from './procedure.ts';
import { byId, color, id, instant, none, nothing, shortText } from './values.ts';

export const DEVICE_KINDS = ['modem', 'ojsegal', 'callerid-com', 'simulator'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** `missing`: no such port; `forbidden`: no right to open it; `busy`: another program has it; `lost`: it went away while open. */
export const DEVICE_STATES = ['off', 'opening', 'open', 'lost', 'missing', 'forbidden', 'busy', 'failed'] as const;
export type DeviceStatus = (typeof DEVICE_STATES)[number];

/** The live state of a device, for banner, line strip and device page. */
export const deviceState = z.object({
  id,
  kind: z.enum(DEVICE_KINDS),
  name: z.string(),
  /** Port path, or the number of simulated lines. */
  address: z.string(),
  baudRate: z.number().int().nullable(),
  enabled: z.boolean(),
  /** Given on the command line: not removable from the screen. */
  fixed: z.boolean(),
  state: z.enum(DEVICE_STATES),
  /** System's own words, for the details under the sentence. */
  detail: z.string().nullable(),
  since: instant,
  lastByteAt: instant.nullable(),
  signals: z.number().int(),
  skippedBytes: z.number().int(),
  reopened: z.number().int(),
  lineIds: z.array(id),
});
export type DeviceState = z.infer<typeof deviceState>;

/** Who gets the pop of a line: the owner first, after `stepSeconds` the team, after that everybody. */
export const route = z
  .object({
    ownerId: id.nullable(),
    teamId: id.nullable(),
    everybody: z.boolean(),
    stepSeconds: z.number().int().min(0).max(120),
  })
  .strict();
export type Route = z.infer<typeof route>;

export const line = z.object({
  id,
  deviceId: id.nullable(),
  /** As the device numbers it. */
  position: z.number().int(),
  name: z.string(),
  /** The office's own number on this line. */
  ownNumber: z.string().nullable(),
  color,
  greeting: z.string().nullable(),
  route,
  codeRequired: z.boolean(),
});
export type Line = z.infer<typeof line>;

export const lineState = z.object({
  id,
  name: z.string(),
  color,
  position: z.number().int(),
  deviceId: id.nullable(),
  state: z.enum(['idle', 'ringing', 'talking', 'outOfOrder']),
  since: instant,
  call: z
    .object({
      id,
      direction: z.enum(CALL_DIRECTIONS),
      /** Local form of the number; null when hidden or not known yet. */
      number: z.string().nullable(),
      name: z.string().nullable(),
      takenBy: z.string().nullable(),
      waiting: z.boolean(),
    })
    .nullable(),
});
export type LineState = z.infer<typeof lineState>;

export const serialPort = z.object({
  path: z.string(),
  vendor: z.string().nullable(),
  product: z.string().nullable(),
  serialNumber: z.string().nullable(),
  /** One of our devices has it. */
  inUse: z.boolean(),
});

const address = z.string().trim().min(1).max(200);

export const lines = {
  'lines.list': query({ allow: 'live.read', at: 'here', input: none, output: z.array(line) }),
  'lines.update': command({
    allow: 'line.manage',
    at: 'leader',
    input: z
      .object({
        id,
        name: shortText,
        ownNumber: z.string().trim().max(40).nullable(),
        color,
        greeting: z.string().trim().max(200).nullable(),
        route,
        codeRequired: z.boolean(),
      })
      .strict(),
    output: line,
  }),
  'devices.list': query({ allow: 'live.read', at: 'here', input: none, output: z.array(deviceState) }),
  'devices.ports': query({ allow: 'device.manage', at: 'here', input: none, output: z.array(serialPort) }),
  'devices.add': command({
    allow: 'device.manage',
    at: 'leader',
    input: z
      .object({
        kind: z.enum(DEVICE_KINDS),
        address,
        baudRate: z.number().int().min(50).max(4_000_000).nullable(),
        name: z.string().trim().max(80).nullable(),
      })
      .strict(),
    output: z.object({ id }),
  }),
  'devices.update': command({
    allow: 'device.manage',
    at: 'leader',
    input: z
      .object({
        id,
        name: shortText,
        address,
        baudRate: z.number().int().min(50).max(4_000_000).nullable(),
        enabled: z.boolean(),
      })
      .strict(),
    output: nothing,
  }),
  'devices.remove': command({ allow: 'device.manage', at: 'leader', input: byId, output: nothing }),
  /** The last frames as they came, for a support report. Numbers in them are not masked: that is the point of them. */
  'devices.frames': query({
    allow: 'device.manage',
    at: 'leader',
    input: byId,
    output: z.array(z.object({ at: instant, hex: z.string() })),
  }),
  /** Makes the simulated office ring once. Only where a simulator is attached. */
  'simulator.ring': command({
    allow: 'call.work',
    at: 'here',
    input: z
      .object({
        scenario: z.enum(['known', 'unknown', 'hidden', 'several', 'missed', 'outgoing', 'callWaiting', 'unplug']),
      })
      .strict(),
    output: nothing,
  }),
  'device.changed': event({ allow: 'live.read', payload: deviceState }),
  'device.removed': event({ allow: 'live.read', payload: z.object({ id }) }),
  'line.changed': event({ allow: 'live.read', payload: lineState }),
} as const;
