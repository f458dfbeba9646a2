import { z } from 'zod';
import { CALL_DIRECTIONS } from '../domain/call.ts';
import { DEVICE_KINDS, type DeviceKind } from '../domain/device-kind.ts';
import { SIGNAL_KINDS } from '../domain/line-signal.ts';
import { command, event, query } from './procedure.ts';
import { byId, color, id, instant, none, nothing, shortText } from './values.ts';

export { DEVICE_KINDS, type DeviceKind };

/** A device of the long tail, told in words that a technician can read out over the telephone. */
export const patternDevice = z
  .object({
    /** What ends a record. `any`: CR, LF or both; `at`: the sign @. */
    lineEnd: z.enum(['any', 'cr', 'lf', 'crlf', 'at']),
    /** Records that match it are no calls (headers, page breaks); empty: none. */
    skip: z.string().max(500),
    /** Named groups (with digits behind, for alternatives): line number name ext date time dur ring event; the rest in devices/pattern/read-record.ts. Linear-time syntax: no look-around, no back-references. */
    pattern: z.string().min(1).max(2000),
    /** What the word in `event` means; words are compared without case. */
    events: z.record(z.string().max(40), z.enum(SIGNAL_KINDS)),
    /** What a record without a known word means. */
    otherwise: z.enum(SIGNAL_KINDS),
    dateOrder: z.enum(['ymd', 'mdy', 'dmy']),
  })
  .strict();
export type PatternDevice = z.infer<typeof patternDevice>;

/** What a device needs beside its address. Secrets are apart: they go in and never come out. */
export const deviceOptions = z
  .object({
    /** The vendor's dialect within a family, where it cannot be seen from the bytes. */
    profile: z.string().max(40).nullable(),
    /** Name of a shipped pattern; null with `pattern` null: not a pattern device. */
    preset: z.string().max(40).nullable(),
    pattern: patternDevice.nullable(),
    username: z.string().max(80).nullable(),
  })
  .strict();
export type DeviceOptions = z.infer<typeof deviceOptions>;

/** `missing`: no such port; `forbidden`: no right to open it; `busy`: another program has it; `lost`: it went away while open. */
export const DEVICE_STATES = ['off', 'opening', 'open', 'lost', 'missing', 'forbidden', 'busy', 'failed'] as const;
export type DeviceStatus = (typeof DEVICE_STATES)[number];

/** The live state of a device, for banner, line strip and device page. */
export const deviceState = z.object({
  id,
  kind: z.enum(DEVICE_KINDS),
  name: z.string(),
  /** Port path, `tcp://host:port`, `listen://host:port`, `udp://host:port`, `file:///path?speed=n`, or how a simulator behaves. */
  address: z.string(),
  baudRate: z.number().int().nullable(),
  options: deviceOptions,
  hasSecret: z.boolean(),
  /** What `auto` recognised; null: nothing yet. */
  recognised: z.enum(DEVICE_KINDS).nullable(),
  /** It speaks, and nothing of it was understood for a while: probably another protocol or speed. */
  notUnderstood: z.boolean(),
  /** Device's clock minus ours, seconds; null: it tells no time. */
  clockDrift: z.number().int().nullable(),
  canDial: z.boolean(),
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
  /** What is dialled before an outside number, often 9 or 0; null: nothing. */
  dialPrefix: z.string().nullable(),
  /** The same physical line as another device sees it (a box and the PBX behind it); their signals are one call's. */
  twinId: id.nullable(),
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

/** A decoded signal as the device doctor shows it beside its bytes. */
export const decodedSignal = z
  .object({ kind: z.enum(SIGNAL_KINDS) })
  .catchall(z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** What listening on a port has found so far. */
export const finding = z.object({
  path: z.string(),
  vendor: z.string().nullable(),
  product: z.string().nullable(),
  state: z.enum(['listening', 'found', 'silent', 'busy', 'forbidden', 'failed', 'ours']),
  baudRate: z.number().int().nullable(),
  kind: z.enum(DEVICE_KINDS).nullable(),
  bytes: z.number().int(),
  detail: z.string().nullable(),
});
export type Finding = z.infer<typeof finding>;

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
        /** Left out: as it was; so is `twinId`. */
        dialPrefix: z
          .string()
          .trim()
          .regex(/^[\d*#]{0,8}$/)
          .nullable()
          .optional(),
        twinId: id.nullable().optional(),
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
        options: deviceOptions.nullable().default(null),
        secret: z.string().max(200).nullable().default(null),
      })
      .strict(),
    output: z.object({ id }),
    secret: ['secret'],
  }),
  'devices.update': command({
    allow: 'device.manage',
    at: 'leader',
    input: z
      .object({
        id,
        /** Left out: as it was. What it becomes keeps the lines and their names. */
        kind: z.enum(DEVICE_KINDS).optional(),
        name: shortText,
        address,
        baudRate: z.number().int().min(50).max(4_000_000).nullable(),
        enabled: z.boolean(),
        options: deviceOptions.nullable().default(null),
        /** Null: as it was; empty: none from now on. */
        secret: z.string().max(200).nullable().default(null),
      })
      .strict(),
    output: nothing,
    secret: ['secret'],
  }),
  'devices.remove': command({ allow: 'device.manage', at: 'leader', input: byId, output: nothing }),
  /** The last frames as they came, for a support report. Numbers in them are not masked: that is the point of them. */
  'devices.frames': query({
    allow: 'device.manage',
    at: 'leader',
    input: byId,
    output: z.array(z.object({ at: instant, hex: z.string(), signals: z.array(decodedSignal) })),
  }),
  /** Begins to listen on every free port at likely speeds; the findings come as `discovery.changed` and by `devices.discovery`. */
  'devices.discover': command({
    allow: 'device.manage',
    at: 'here',
    input: z.object({ on: z.boolean() }).strict(),
    output: nothing,
  }),
  'devices.discovery': query({
    allow: 'device.manage',
    at: 'here',
    input: none,
    output: z.object({ running: z.boolean(), findings: z.array(finding) }),
  }),
  /** What a pattern makes of the last frames of a device, or of bytes that somebody pasted. */
  'devices.testPattern': query({
    allow: 'device.manage',
    at: 'here',
    input: z
      .object({ pattern: patternDevice, deviceId: id.nullable(), text: z.string().max(20_000).nullable() })
      .strict(),
    output: z.object({
      /** Why the expression cannot be used; null: it can. */
      error: z.string().max(300).nullable(),
      records: z.array(
        z.object({
          text: z.string(),
          skipped: z.boolean(),
          groups: z.record(z.string(), z.string()).nullable(),
          signal: decodedSignal.nullable(),
        }),
      ),
    }),
  }),
  'devices.presets': query({
    allow: 'device.manage',
    at: 'here',
    input: none,
    output: z.array(z.object({ name: z.string(), label: z.string(), pattern: patternDevice })),
  }),
  /** Everything that support asks for, with numbers masked, as text. */
  'devices.report': query({
    allow: 'device.manage',
    at: 'leader',
    input: byId,
    output: z.object({ text: z.string() }),
  }),
  /** Dials on the line's device; `copy`: no device there can, the number is shown large instead. */
  'lines.dial': command({
    allow: 'call.work',
    at: 'here',
    input: z
      .object({
        number: z.string().trim().min(1).max(60),
        lineId: id.nullable(),
        customerId: id.nullable().default(null),
      })
      .strict(),
    output: z.object({ how: z.enum(['dialled', 'copy']), number: z.string(), lineName: z.string().nullable() }),
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
  'discovery.changed': event({ allow: 'device.manage', payload: finding }),
  'device.changed': event({ allow: 'live.read', payload: deviceState }),
  'device.removed': event({ allow: 'live.read', payload: z.object({ id }) }),
  'line.changed': event({ allow: 'live.read', payload: lineState }),
} as const;
