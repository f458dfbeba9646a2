import { randomUUID } from 'node:crypto';
import type { DeviceKind } from '../../shared/contract/lines.ts';
import type { Transport } from '../../shared/domain/device-address.ts';
import { parseDeviceAddress } from '../../shared/domain/device-address.ts';
import type { Clock, DeviceSpec } from '../core/ports.ts';
import { almStartUp } from './alm1/start-up.ts';
import type { Conversation } from './conversation.ts';
import { DEVICE_TRAITS, isProtocol } from './decoders.ts';
import type { DeviceReporter } from './device-reporter.ts';
import { type Dialogue, dialogueFor } from './dialogue.ts';
import { createAmiConversation, createDialogueConversation } from './dialogue-conversation.ts';
import { createGsmSetup, createModemSetup, type ModemSetupOptions } from './modem-setup.ts';
import type { Wait } from './wait.ts';

const WRITE_LIMIT_MS = 2_000;
/** Words of `options.profile` for the boxes that speak several protocols. */
const ALM_PROFILES: Readonly<Record<string, 1 | 3 | 6>> = { alm3: 3, alm6: 6 };

/** What is said to a device of this kind when its wire is open; null: nothing, it speaks by itself. */
export function conversationWith(
  kind: DeviceKind,
  spec: DeviceSpec,
  transport: Transport,
  reporter: DeviceReporter,
  { wait, clock }: { readonly wait: Wait; readonly clock: Clock },
): Conversation | null {
  // Nobody hears us behind a capture, and a datagram has nobody behind it.
  if (transport === 'file' || transport === 'udp' || transport === 'http') return null;
  const setup: ModemSetupOptions = {
    wait,
    tell: (detail) => reporter.explain(detail),
    silence: () => {
      const heardAt = reporter.lastByteAt();
      return heardAt === null ? null : clock.now() - heardAt;
    },
  };
  const dialogue = (): Dialogue | null => dialogueFor(kind, { username: userOf(spec), secret: spec.secret ?? null });
  switch (kind) {
    case 'ami':
    case 'panasonic':
      // A login is asked for over a network alone.
      return transport === 'tcp' ? signIn(kind, dialogue, wait) : null;
    case 'modem':
      return createModemSetup(setup);
    case 'gsm':
      return createGsmSetup(setup);
    case 'ojsegal': {
      const protocol = ALM_PROFILES[spec.options?.profile ?? ''];
      return protocol === undefined ? null : sayOnce(almStartUp(protocol));
    }
    default: {
      const startUp = isProtocol(kind) ? DEVICE_TRAITS[kind].startUp : undefined;
      return startUp ? sayOnce(Buffer.concat(startUp)) : null;
    }
  }
}

function signIn(kind: 'ami' | 'panasonic', dialogue: () => Dialogue | null, wait: Wait): Conversation | null {
  const make = (): Dialogue => dialogue() ?? SILENT;
  return kind === 'ami' ? createAmiConversation(make, wait, randomUUID) : createDialogueConversation(make, wait);
}

const SILENT: Dialogue = { start: () => [], heard: () => [], problem: null, ready: true, keepAlive: null };

function sayOnce(bytes: Uint8Array): Conversation {
  return {
    heard: () => undefined,
    // A box that does not take it may still have been told by somebody else.
    run: (source) => source.write(bytes, WRITE_LIMIT_MS).catch(() => undefined),
  };
}

/** Who signs in: the user of the options, else of the address. */
export function userOf({ options, address }: DeviceSpec): string | null {
  const parsed = parseDeviceAddress(address);
  return options?.username ?? (parsed?.transport === 'tcp' ? parsed.user : null);
}
