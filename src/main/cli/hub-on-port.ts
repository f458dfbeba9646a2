import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { portOf } from '../../shared/domain/device-address.ts';
import { dataFolder } from '../data-folder.ts';
import { listDevices } from '../store/devices.ts';
import { lockHub, openStore } from '../store/open.ts';

/** The data folder of a hub that runs here and has a device at this address; null: none that we can see. */
export function hubThatHas(address: string, dataDir: string | null): string | null {
  const dir = dataDir ?? dataFolder(process.platform, process.env, homedir());
  if (!existsSync(join(dir, 'hamzang.sqlite')) || !isRunning(dir)) return null;
  return addressesIn(dir).includes(portOf(address)) ? dir : null;
}

/** Addresses of the devices that the office in `dir` knows, of serial ones the port; none where it cannot be read. */
export function addressesIn(dir: string): readonly string[] {
  try {
    const store = openStore(dir, { readonly: true });
    try {
      return listDevices(store).flatMap((device) => (device.enabled ? [portOf(device.address)] : []));
    } finally {
      store.close();
    }
  } catch {
    return [];
  }
}

function isRunning(dir: string): boolean {
  try {
    lockHub(dir).release();
    return false;
  } catch {
    return true;
  }
}
