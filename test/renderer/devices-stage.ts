import type { DeviceState, Finding } from '../../src/shared/contract/lines.ts';

/** A device as the core tells it; a test changes what it is about. */
export function device(change: Partial<DeviceState> = {}): DeviceState {
  return {
    id: 'd1',
    kind: 'ojsegal',
    name: 'Front box',
    address: 'COM3',
    baudRate: 9600,
    options: { profile: null, preset: null, pattern: null, username: null },
    hasSecret: false,
    recognised: null,
    notUnderstood: false,
    clockDrift: null,
    canDial: false,
    enabled: true,
    fixed: false,
    state: 'open',
    detail: null,
    since: 0,
    lastByteAt: 0,
    signals: 3,
    skippedBytes: 0,
    reopened: 0,
    lineIds: ['l1'],
    ...change,
  };
}

export function finding(change: Partial<Finding> = {}): Finding {
  return {
    path: 'COM3',
    vendor: 'wch.cn',
    product: 'CH340',
    state: 'listening',
    baudRate: null,
    kind: null,
    bytes: 0,
    detail: null,
    ...change,
  };
}
