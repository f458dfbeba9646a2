import { createPbxCalls, type EncodePbx, type PbxCall } from './pbx-event.ts';

/** Events of Asterisk's manager interface (device notes §3.9). `epoch` begins its ids, in seconds. */
export const createAmiEncoder = (epoch = 1_763_800_000): EncodePbx => {
  const calls = createPbxCalls();
  return (event) => {
    const call = calls.of(event.line);
    const ids = idsOf(call, epoch, event.line);
    const blocks = ((): readonly string[] => {
      switch (event.kind) {
        case 'callerId':
          Object.assign(call, { number: event.number, name: event.name });
          return [];
        case 'ring':
          if (call.rang) return [];
          call.rang = true;
          return [newChannel(call, ids), dialBegin(call, ids)];
        case 'offHook':
          call.answered = true;
          return call.rang ? [dialEnd(call, ids, 'ANSWER')] : [];
        case 'transfer': {
          const handedOn = blindTransfer(ids, event.extension);
          call.extension = event.extension;
          const next = idsOf(call, epoch, event.line);
          return [handedOn, dialBegin(call, next), dialEnd(call, next, 'ANSWER')];
        }
        case 'giveUp':
          calls.end(event.line);
          return call.rang ? [dialEnd(call, ids, 'CANCEL'), hangup(ids.trunk, ids.linked, 127)] : [];
        case 'onHook':
          calls.end(event.line);
          if (event.dialed !== '') return outgoing(call, ids, event.dialed);
          return call.rang ? [hangup(ids.trunk, ids.linked, 16)] : [];
        case 'digit':
          return [];
      }
    })();
    return Buffer.from(blocks.join(''), 'utf8');
  };
};

export const AMI_BANNER = 'Asterisk Call Manager/5.0.2\r\n';

type Ids = { readonly linked: string; readonly trunk: string; readonly phone: string; readonly phoneId: string };

const idsOf = (call: PbxCall, epoch: number, line: number): Ids => {
  const number = call.count * 100;
  const hex = (value: number): string => value.toString(16).padStart(8, '0');
  return {
    linked: `${epoch}.${number}`,
    trunk: `PJSIP/trunk${line}-${hex(number)}`,
    phone: `PJSIP/${call.extension}-${hex(number + 1)}`,
    phoneId: `${epoch}.${number}${call.extension}`,
  };
};

/** One event: its fields, and the empty line that ends it. */
const block = (name: string, fields: Readonly<Record<string, string>>): string =>
  [`Event: ${name}`, 'Privilege: call,all', ...Object.entries(fields).map(([key, value]) => `${key}: ${value}`), '']
    .map((line) => `${line}\r\n`)
    .join('');

const caller = (call: PbxCall): Record<string, string> => ({
  CallerIDNum: call.number ?? '<unknown>',
  CallerIDName: call.name ?? '<unknown>',
});

const newChannel = (call: PbxCall, { trunk, linked }: Ids): string =>
  block('Newchannel', {
    Channel: trunk,
    ChannelState: '0',
    ChannelStateDesc: 'Down',
    ...caller(call),
    Context: 'from-trunk',
    Exten: '02188776655',
    Uniqueid: linked,
    Linkedid: linked,
  });

const dialBegin = (call: PbxCall, { trunk, linked, phone, phoneId }: Ids): string =>
  block('DialBegin', {
    Channel: trunk,
    ...caller(call),
    Uniqueid: linked,
    Linkedid: linked,
    DestChannel: phone,
    DestCallerIDNum: call.extension,
    DestUniqueid: phoneId,
    DestLinkedid: linked,
    DialString: call.extension,
  });

const dialEnd = (call: PbxCall, { trunk, linked, phone, phoneId }: Ids, status: string): string =>
  block('DialEnd', {
    Channel: trunk,
    Uniqueid: linked,
    Linkedid: linked,
    DestChannel: phone,
    DestCallerIDNum: call.extension,
    DestUniqueid: phoneId,
    DialStatus: status,
  });

const blindTransfer = ({ trunk, linked, phone }: Ids, extension: string): string =>
  block('BlindTransfer', {
    Result: 'Success',
    TransfererChannel: phone,
    TransfererLinkedid: linked,
    TransfereeChannel: trunk,
    TransfereeLinkedid: linked,
    Extension: extension,
  });

const hangup = (channel: string, linked: string, cause: number): string =>
  block('Hangup', { Channel: channel, Uniqueid: linked, Linkedid: linked, Cause: String(cause) });

/** A telephone calls out; told in one piece when the talk is over. */
const outgoing = (call: PbxCall, { linked, phone, phoneId, trunk }: Ids, dialled: string): readonly string[] => [
  block('Newchannel', {
    Channel: phone,
    ChannelState: '4',
    ChannelStateDesc: 'Ring',
    CallerIDNum: call.extension,
    Context: 'from-internal',
    Exten: dialled,
    Uniqueid: linked,
    Linkedid: linked,
  }),
  block('DialBegin', {
    Channel: phone,
    Uniqueid: linked,
    Linkedid: linked,
    DestChannel: trunk,
    DestUniqueid: phoneId,
    DestLinkedid: linked,
    DialString: `trunk/${dialled}`,
  }),
  block('DialEnd', {
    Channel: phone,
    Uniqueid: linked,
    Linkedid: linked,
    DestChannel: trunk,
    DestUniqueid: phoneId,
    DialStatus: 'ANSWER',
  }),
  hangup(phone, linked, 16),
];
