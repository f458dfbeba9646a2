import { readdir } from 'node:fs/promises';
import type { ListPorts } from '../core/ports.ts';

/** The serial ports that the system knows. Pseudo-terminals are not among them. */
export const listPorts: ListPorts = async () => {
  const { SerialPort } = await import('serialport');
  const ports = await SerialPort.list().catch((error: unknown) => {
    // Linux without udev, as in a container: the plugs are there nevertheless, only nobody knows who made them.
    if (process.platform === 'linux') return plugsInDev();
    throw error;
  });
  return ports.map((port) => ({
    path: port.path,
    vendor: port.manufacturer ?? port.vendorId ?? null,
    product: port.productId ?? null,
    serialNumber: port.serialNumber ?? null,
  }));
};

type Plug = { path: string; manufacturer?: string; vendorId?: string; productId?: string; serialNumber?: string };

/** Adapters alone: a computer has dozens of names for built-in ports that are not there. */
async function plugsInDev(): Promise<Plug[]> {
  const names = await readdir('/dev');
  return names.filter((name) => /^tty(?:USB|ACM)\d+$/.test(name)).map((name) => ({ path: `/dev/${name}` }));
}
