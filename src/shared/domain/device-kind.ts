/** Every kind of device, as it is stored, shown and named on a command line. The only list of them. */
export const DEVICE_KINDS = [
  'auto',
  'modem',
  'ojsegal',
  'keyword',
  'alm1',
  'techno',
  'fsk',
  'dtmf',
  'callerid-com',
  'tci',
  'gsm',
  'panasonic',
  'ami',
  'pattern',
  'http',
  'simulator',
] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

export const isDeviceKind = (name: string): name is DeviceKind => DEVICE_KINDS.some((kind) => kind === name);
