import type { ListPorts } from '../core/ports.ts';

/** The serial ports that the system knows. Pseudo-terminals are not among them. */
export const listPorts: ListPorts = async () => {
  const { SerialPort } = await import('serialport');
  const ports = await SerialPort.list();
  return ports.map((port) => ({
    path: port.path,
    vendor: port.manufacturer ?? port.vendorId ?? null,
    product: port.productId ?? null,
    serialNumber: port.serialNumber ?? null,
  }));
};
