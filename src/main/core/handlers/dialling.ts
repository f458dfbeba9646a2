import type { Line } from '../../../shared/contract/lines.ts';
import { listLines } from '../../store/lines.ts';
import { findUser } from '../../store/users.ts';
import { lineOfCustomer, lineOfUser } from '../../store/usual-line.ts';
import { type Dialable, dialable } from '../dial.ts';
import { type HandlersFor, prepared, type QueryContext } from '../handler.ts';
import { Refusal } from '../refusal.ts';
import { userIdOf } from '../session.ts';

type Dialled = {
  readonly how: 'dialled' | 'copy';
  readonly number: Dialable;
  readonly line: Line | null;
};

/** Click to dial: on a device that can, else the number is the answer. */
export const diallingHandlers: HandlersFor<'lines.dial'> = {
  'lines.dial': prepared<'lines.dial', Dialled>({
    prepare: (context, input) => dial(context, input),
    run(context, { customerId }, { how, number, line }) {
      if (line) context.change('lines', line.id, null, { dialled: number.key ?? number.digits, how, customerId });
      return { how, number: number.shown, lineName: line?.name ?? null };
    },
  }),
};

type Order = { readonly number: string; readonly lineId: string | null; readonly customerId: string | null };

async function dial(context: QueryContext, order: Order): Promise<Dialled> {
  const lines = listLines(context.db);
  const line = chooseLine(context, lines, order);
  const number = dialable(order.number, context.dialling, line?.dialPrefix ?? null);
  if (!number) throw new Refusal('number_unusable');
  const deviceId = line && diallingDevice(context, lines, line);
  if (!line || !deviceId) return { how: 'copy', number, line };
  const userId = userIdOf(context.session);
  const { digits, key } = number;
  const isNew = context.calls.requestDial({ digits, key, userId, customerId: order.customerId });
  const isDialled = !isNew || (await dialOn(context, deviceId, digits, userId));
  return { how: isDialled ? 'dialled' : 'copy', number, line };
}

/** A device that refuses leaves the dialling to the person. */
async function dialOn(
  context: QueryContext,
  deviceId: string,
  digits: string,
  userId: string | null,
): Promise<boolean> {
  const extension = userId === null ? null : (findUser(context.db, userId)?.extension ?? null);
  const order = context.devices.dial(deviceId, digits, extension);
  if (order === null) return false;
  return order.then(
    () => true,
    () => false,
  );
}

/** The line that was named; else the customer's usual one, the person's, or the first: idle, and on a device that can dial. */
function chooseLine(context: QueryContext, lines: readonly Line[], { lineId, customerId }: Order): Line | null {
  if (lineId !== null) {
    const named = lines.find((line) => line.id === lineId);
    if (!named) throw new Refusal('not_found');
    return named;
  }
  const userId = userIdOf(context.session);
  const usual = [
    customerId === null ? null : lineOfCustomer(context.db, customerId),
    userId === null ? null : lineOfUser(context.db, userId),
  ];
  const free = lines.filter(
    (line) => context.live.lines.get(line.id)?.state === 'idle' && diallingDevice(context, lines, line) !== null,
  );
  return free.find((line) => line.id === usual[0]) ?? free.find((line) => line.id === usual[1]) ?? free[0] ?? null;
}

/** The line's own device, or the one that sees its twin. */
function diallingDevice({ devices }: QueryContext, lines: readonly Line[], line: Line): string | null {
  const places = [line, ...lines.filter((other) => other.twinId === line.id || other.id === line.twinId)];
  const able = places.find(({ deviceId }) => {
    const device = deviceId === null ? null : devices.state(deviceId);
    return device?.canDial === true && device.state === 'open';
  });
  return able?.deviceId ?? null;
}
