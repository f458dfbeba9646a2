import { SILENT } from '../../../src/main/devices/simulator/encoder.ts';
import type { PbxEvent, SimulatedPbx } from './pbx-script.ts';

type Fields = Readonly<Record<string, string>>;

type Call = {
  readonly id: string;
  readonly trunk: Channel;
  readonly number: string;
  readonly telephones: Map<string, Channel>;
  /** The extension that dialled an outgoing call. */
  readonly own: string | null;
};

type Channel = { readonly name: string; readonly id: string };

const NORMAL = { Cause: '16', 'Cause-txt': 'Normal Clearing' };
const NO_ANSWER = { Cause: '19', 'Cause-txt': 'User alerting, no answer' };

/** The manager events of an Asterisk with one trunk (device notes §3.9), without those that say nothing of calls. */
export const createAmiPbx = (): SimulatedPbx => {
  const calls = new Map<number, Call>();
  let channels = 0;

  const channel = (peer: string): Channel => {
    channels += 1;
    return { name: `SIP/${peer}-${channels.toString(16).padStart(8, '0')}`, id: `1763800000.${channels}` };
  };

  const incoming = (line: number, number: string): readonly [Call, string] => {
    const trunk = channel('trunk-in');
    const call = { id: trunk.id, trunk, number, telephones: new Map<string, Channel>(), own: null };
    calls.set(line, call);
    const more = {
      CallerIDNum: number || '<unknown>',
      CallerIDName: '<unknown>',
      Context: 'from-trunk',
      Exten: '84321000',
    };
    return [call, block('Newchannel', { ...about(call, trunk), ChannelState: '4', ...more })];
  };

  const rings = ({ line, number, extension }: Extract<PbxEvent, { kind: 'rings' }>): readonly string[] => {
    const known = calls.get(line);
    const [call, start] = known === undefined ? incoming(line, number ?? '') : [known, ''];
    const telephone = channel(extension);
    call.telephones.set(extension, telephone);
    return [
      start,
      block('DialBegin', { ...about(call, call.trunk), ...caller(call), ...dialled(telephone, extension) }),
    ];
  };

  const dials = ({ line, number, extension }: Extract<PbxEvent, { kind: 'dials' }>): readonly string[] => {
    const telephone = channel(extension);
    const trunk = channel('trunk-out');
    const call = { id: telephone.id, trunk, number, telephones: new Map([[extension, telephone]]), own: extension };
    calls.set(line, call);
    const from = { ...about(call, telephone), CallerIDNum: extension };
    return [
      block('Newchannel', { ...from, ChannelState: '4', Context: 'from-internal', Exten: number }),
      block('DialBegin', { ...from, ...dialled(trunk, number), DialString: `trunk-out/${number}` }),
    ];
  };

  const answers = (call: Call, extension: string): readonly string[] => {
    if (call.own !== null) return [dialEnd(call, call.trunk, call.number, 'ANSWER')];
    const ends = [...call.telephones].filter(([other]) => other !== extension);
    const telephone = call.telephones.get(extension);
    return [
      ...(telephone ? [dialEnd(call, telephone, extension, 'ANSWER'), bridge(call, telephone)] : []),
      ...ends.map(([other, rung]) => dialEnd(call, rung, other, 'CANCEL')),
    ];
  };

  const handsOn = (call: Call, extension: string): readonly string[] => {
    const telephone = channel(extension);
    const transfer = {
      Result: 'Success',
      TransfererLinkedid: call.id,
      TransfereeLinkedid: call.id,
      Extension: extension,
    };
    call.telephones.set(extension, telephone);
    return [
      block('BlindTransfer', transfer),
      block('DialBegin', { ...about(call, call.trunk), ...caller(call), ...dialled(telephone, extension) }),
      dialEnd(call, telephone, extension, 'ANSWER'),
    ];
  };

  const ends = (line: number, call: Call, cause: Fields, status: string | null): readonly string[] => {
    calls.delete(line);
    const rung =
      status === null ? [] : [...call.telephones].map(([one, channelOf]) => dialEnd(call, channelOf, one, status));
    const others = call.own === null ? [...call.telephones.values()] : [call.trunk];
    const first = call.own === null ? call.trunk : { name: call.telephones.get(call.own)?.name ?? '', id: call.id };
    const hangups = [...others, first].map((one) => block('Hangup', { ...about(call, one), ...cause }));
    return [...rung, ...hangups];
  };

  const told = (event: PbxEvent): readonly string[] => {
    if (event.kind === 'rings') return rings(event);
    if (event.kind === 'dials') return dials(event);
    const call = calls.get(event.line);
    if (call === undefined) return [];
    switch (event.kind) {
      case 'answers':
        return answers(call, event.extension);
      case 'handsOn':
        return handsOn(call, event.extension);
      case 'givesUp':
        return ends(event.line, call, NO_ANSWER, 'CANCEL');
      case 'hangsUp':
        return ends(event.line, call, NORMAL, null);
    }
  };

  return {
    tell: (event) => {
      const blocks = told(event).join('');
      return blocks === '' ? SILENT : Buffer.from(blocks, 'utf8');
    },
    greet: () => Buffer.from('Asterisk Call Manager/5.0.3\r\n', 'latin1'),
  };
};

const block = (event: string, fields: Fields): string =>
  `${[`Event: ${event}`, 'Privilege: call,all', ...Object.entries(fields).map(([key, value]) => `${key}: ${value}`)].join('\r\n')}\r\n\r\n`;

const about = (call: Call, { name, id }: Channel): Fields => ({ Channel: name, Uniqueid: id, Linkedid: call.id });

const caller = ({ number }: Call): Fields => ({ CallerIDNum: number || '<unknown>' });

const dialled = (to: Channel, extension: string): Fields => ({
  DestChannel: to.name,
  DestUniqueid: to.id,
  DestCallerIDNum: extension,
  DialString: extension,
});

const dialEnd = (call: Call, to: Channel, extension: string, status: string): string =>
  block('DialEnd', { ...about(call, call.trunk), ...dialled(to, extension), DialStatus: status });

const bridge = (call: Call, one: Channel): string => block('BridgeEnter', { ...about(call, one), ChannelState: '6' });
