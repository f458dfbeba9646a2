import type { ListPorts } from '../core/ports.ts';
import { LIKELY_BAUD_RATES } from '../devices/auto/hunt.ts';
import { serialSource } from '../devices/serial-source.ts';
import { SourceError } from '../devices/source.ts';
import { say } from './command.ts';
import { hubThatHas } from './hub-on-port.ts';

/** Says of every serial port who made it, and whether this user can open it. */
export async function lookAtPorts(listPorts: ListPorts, dataDir: string | null): Promise<void> {
  const ports = await listPorts();
  if (ports.length === 0) say('This computer has no serial port. Is the box plugged in, and its driver installed?');
  for (const { path, vendor, product, serialNumber } of ports) {
    const plug = [vendor, product, serialNumber].filter((part) => part !== null).join(' ') || 'no USB plug';
    say(`${path}  ${plug}  ${await stateOf(path, dataDir)}`);
  }
  if (ports.length > 0)
    say(`Listen to one: hamzang doctor --port ${ports[0]?.path}   (speeds: ${LIKELY_BAUD_RATES.join(', ')})`);
}

async function stateOf(path: string, dataDir: string | null): Promise<string> {
  try {
    const source = await serialSource(LIKELY_BAUD_RATES[0])(path, () => undefined);
    await source.close();
    return 'free';
  } catch (error) {
    if (!(error instanceof SourceError)) return `failed: ${error}`;
    const hub = error.state === 'busy' ? hubThatHas(path, dataDir) : null;
    if (hub) return `busy: the Hamzang hub on ${hub} has it`;
    return `${WORDS[error.state]}: ${error.message}`;
  }
}

const WORDS = {
  busy: 'busy, another program has it',
  forbidden: 'forbidden, this user may not open it (on Linux: join the group dialout)',
  missing: 'gone',
  failed: 'failed',
} as const;
