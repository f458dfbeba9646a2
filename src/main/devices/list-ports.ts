import { SerialPort } from 'serialport';
import type { ListPorts } from '../core/ports.ts';

/** The serial ports that the system knows. Pseudo-terminals are not among them. */
export const listPorts: ListPorts = async () =>
  (await SerialPort.list()).map((port) => ({
    path: port.path,
    vendor: port.manufacturer ?? port.vendorId ?? null,
    product: port.productId ?? null,
    serialNumber: port.serialNumber ?? null,
  }));
