import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { amiOriginate } from '../../../src/main/devices/ami/actions.ts';
import { createAmiLogin } from '../../../src/main/devices/ami/login.ts';
import { createAmiReplies } from '../../../src/main/devices/ami/replies.ts';
import { createDecoder, createDecoders } from '../../../src/main/devices/decoders.ts';
import type { LineSignal } from '../../../src/shared/domain/line-signal.ts';

type Fields = Readonly<Record<string, string>>;

const event = (name: string, fields: Fields): Uint8Array =>
  Buffer.from(
    [`Event: ${name}`, ...Object.entries(fields).map(([key, value]) => `${key}: ${value}`), '', ''].join('\r\n'),
  );

/** Signals in short: `ring 101 line 2 0912…`. */
const words = (signals: readonly LineSignal[]): string[] =>
  signals.map(({ kind, dir, line, extension, number, state, answered }) =>
    [
      kind,
      dir === 'in' ? null : dir,
      extension,
      line === undefined ? null : `line ${line}`,
      number,
      state,
      answered === undefined ? null : answered ? 'answered' : 'unanswered',
    ]
      .filter((word) => word)
      .join(' '),
  );

const told = (blocks: readonly Uint8Array[]): string[] => {
  const decoder = createDecoder('ami', 'live');
  return blocks.flatMap((block) => words(decoder.push(block, 0)));
};

const ALI = '09121234567';
const trunkCall = (id: string, number = ALI, channel = `PJSIP/tci-0000${id}`): Uint8Array =>
  event('Newchannel', {
    Channel: channel,
    ChannelState: '4',
    CallerIDNum: number,
    Context: 'from-pstn',
    Exten: '84321000',
    Uniqueid: id,
    Linkedid: id,
  });
const hangup = (id: string, linked = id, channel = `PJSIP/tci-0000${id}`): Uint8Array =>
  event('Hangup', { Channel: channel, Uniqueid: id, Linkedid: linked, Cause: '16' });
const rings = (id: string, to: string, linked = id): Uint8Array =>
  event('DialBegin', {
    Channel: `PJSIP/tci-0000${linked}`,
    Uniqueid: linked,
    Linkedid: linked,
    DestChannel: `PJSIP/${to}-${id.replace('.', '0000')}`,
    DestUniqueid: id,
  });

describe('lines of an Asterisk', () => {
  it('are places that the calls take while they last, the lowest first', () => {
    expect(told([trunkCall('1.1'), trunkCall('1.2'), hangup('1.1'), trunkCall('1.3'), trunkCall('1.4')])).toEqual([
      `start line 1 ${ALI}`,
      `start line 2 ${ALI}`,
      `end line 1 ${ALI} unanswered`,
      `start line 1 ${ALI}`,
      `start line 3 ${ALI}`,
    ]);
  });

  it('are the ports of a card where it has one', () => {
    expect(told([trunkCall('1.1', ALI, 'DAHDI/3-1'), trunkCall('1.2'), trunkCall('1.3', ALI, 'DAHDI/1-1')])).toEqual([
      `start line 3 ${ALI}`,
      `start line 1 ${ALI}`,
      `start line 2 ${ALI}`,
    ]);
  });

  it('are free again after a lost connection, and calls that outlived it are still known', () => {
    const next = createDecoders('ami', 'live');
    const first = next();
    first.push(Buffer.concat([trunkCall('1.1'), rings('1.2', '101', '1.1')]), 0);
    first.push(hangup('1.1').subarray(0, 20), 0);
    first.flush(0);
    const second = next();
    expect(words(second.push(trunkCall('2.1'), 0))).toEqual([`start line 1 ${ALI}`]);
    expect(words(second.push(hangup('1.1'), 0))).toEqual([`end line 1 ${ALI} unanswered`]);
    expect(words(second.push(trunkCall('2.2'), 0))).toEqual([`start line 2 ${ALI}`]);
  });

  it('never run out, however many ends were lost', () => {
    const blocks = Array.from({ length: 5_000 }, (_, index) => trunkCall(`7.${index}`));
    const lines = new Set(told(blocks).map((word) => word.split(' ')[2]));
    expect(lines.size).toBeLessThanOrEqual(256);
  });
});

describe('a call through an Asterisk', () => {
  it('that a queue hands to an agent behind a local channel rings once', () => {
    const queue = {
      Channel: 'PJSIP/tci-00001.1',
      CallerIDNum: ALI,
      Queue: 'support',
      Uniqueid: '1.1',
      Linkedid: '1.1',
    };
    const local = { Channel: 'Local/101@from-queue-00000003;2', Uniqueid: '1.3', Linkedid: '1.1' };
    expect(
      told([
        trunkCall('1.1'),
        event('QueueCallerJoin', queue),
        event('DialBegin', { ...queue, DestChannel: 'Local/101@from-queue-00000003;1', DestUniqueid: '1.2' }),
        event('AgentCalled', {
          ...queue,
          Interface: 'Local/101@from-queue/n',
          DestChannel: 'Local/101@from-queue-00000003;1',
        }),
        event('DialBegin', { ...local, DestChannel: 'PJSIP/101-00000004', DestUniqueid: '1.4' }),
        event('DialEnd', { ...local, DestChannel: 'PJSIP/101-00000004', DestUniqueid: '1.4', DialStatus: 'ANSWER' }),
        event('AgentConnect', { ...queue, Interface: 'Local/101@from-queue/n' }),
        hangup('1.3', '1.1', local.Channel),
        hangup('1.1'),
      ]),
    ).toEqual([
      `start line 1 ${ALI}`,
      `status line 1 ${ALI} queue`,
      `ring 101 line 1 ${ALI}`,
      `answer 101 line 1 ${ALI}`,
      `end line 1 ${ALI} answered`,
    ]);
  });

  it('that an agent of a queue does not take rings at the next one', () => {
    const agent = (extension: string): Fields => ({
      Uniqueid: '1.1',
      Linkedid: '1.1',
      Interface: `PJSIP/${extension}`,
    });
    expect(
      told([
        trunkCall('1.1'),
        event('AgentCalled', agent('101')),
        event('AgentRingNoAnswer', agent('101')),
        event('AgentCalled', agent('102')),
        event('AgentCalled', agent('101')),
        event('AgentConnect', agent('102')),
      ]),
    ).toEqual([
      `start line 1 ${ALI}`,
      `ring 101 line 1 ${ALI}`,
      'ringEnd 101 line 1',
      `ring 102 line 1 ${ALI}`,
      `ring 101 line 1 ${ALI}`,
      `answer 102 line 1 ${ALI}`,
    ]);
  });

  it('gets its number when the telephone-line card has heard it', () => {
    expect(
      told([
        trunkCall('1.1', '<unknown>', 'DAHDI/2-1'),
        event('NewCallerid', { Channel: 'DAHDI/2-1', Uniqueid: '1.1', Linkedid: '1.1', CallerIDNum: ALI }),
        event('NewCallerid', { Channel: 'DAHDI/2-1', Uniqueid: '1.1', Linkedid: '1.1', CallerIDNum: '9121234567' }),
        rings('1.2', '101', '1.1'),
      ]),
    ).toEqual(['start line 2', `callerId line 2 ${ALI}`, `ring 101 line 2 ${ALI}`]);
  });

  it('that is picked up elsewhere is answered there', () => {
    expect(
      told([
        trunkCall('1.1'),
        rings('1.2', '101', '1.1'),
        event('BridgeEnter', { Channel: 'PJSIP/tci-00001.1', Uniqueid: '1.1', Linkedid: '1.1' }),
        event('BridgeEnter', { Channel: 'PJSIP/103-00000009', Uniqueid: '1.9', Linkedid: '1.1' }),
      ]),
    ).toEqual([`start line 1 ${ALI}`, `ring 101 line 1 ${ALI}`, `answer 103 line 1 ${ALI}`]);
  });

  it('goes out when a short number turns out to be an outside one', () => {
    const own = { Channel: 'PJSIP/101-00000001', CallerIDNum: '101', Uniqueid: '1.1', Linkedid: '1.1' };
    const trunk = {
      DestChannel: 'PJSIP/tci-00000002',
      DestCallerIDNum: '118',
      DestUniqueid: '1.2',
      DialString: '118@tci',
    };
    expect(
      told([
        event('Newchannel', { ...own, ChannelState: '4', Context: 'from-internal', Exten: '118' }),
        event('DialBegin', { ...own, ...trunk }),
        event('DialEnd', { ...own, ...trunk, DialStatus: 'ANSWER' }),
        hangup('1.1', '1.1', 'PJSIP/101-00000001'),
      ]),
    ).toEqual([
      'start internal',
      'start out 101 line 1 118',
      'answer out 101 line 1 118',
      'end out line 1 118 answered',
    ]);
  });

  it('that was ordered rings at the telephone first, and goes out when that is answered', () => {
    const first = {
      Channel: 'Local/101@from-internal-00000001;2',
      CallerIDNum: '101',
      Uniqueid: '1.2',
      Linkedid: '1.1',
    };
    const phone = { DestChannel: 'PJSIP/101-00000003', DestCallerIDNum: '101', DestUniqueid: '1.3' };
    const other = { Channel: 'Local/101@from-internal-00000001;1', Uniqueid: '1.1', Linkedid: '1.1' };
    const trunk = { DestChannel: 'PJSIP/tci-00000004', DestUniqueid: '1.4', DialString: `${ALI}@tci` };
    expect(
      told([
        event('DialBegin', { ...first, ...phone }),
        event('DialEnd', { ...first, ...phone, DialStatus: 'ANSWER' }),
        event('DialBegin', { ...other, ...trunk }),
        event('DialEnd', { ...other, ...trunk, DialStatus: 'ANSWER' }),
        hangup('1.1', '1.1', other.Channel),
        hangup('1.4', '1.1', trunk.DestChannel),
      ]),
    ).toEqual([
      'ring internal 101',
      'answer internal 101',
      `start out 101 line 1 ${ALI}`,
      `answer out 101 line 1 ${ALI}`,
      `end out line 1 ${ALI} answered`,
    ]);
  });

  it('that was ordered is not answered by the telephone that ordered it', () => {
    const first = { Channel: 'Local/101@from-internal-00000001;2', CallerIDNum: '101', Linkedid: '1.1' };
    const phone = { DestChannel: 'PJSIP/101-00000003', DestUniqueid: '1.3' };
    const trunk = { DestChannel: 'PJSIP/tci-00000004', DestUniqueid: '1.4', DialString: `${ALI}@tci` };
    const signals = told([
      event('DialBegin', { ...first, ...phone }),
      event('DialEnd', { ...first, ...phone, DialStatus: 'ANSWER' }),
      event('DialBegin', { ...first, ...trunk }),
      event('DialEnd', { ...first, ...trunk, DialStatus: 'BUSY' }),
      hangup('1.4', '1.1', trunk.DestChannel),
    ]);
    expect(signals.at(-1)).toBe(`end out line 1 ${ALI} unanswered`);
  });

  it('is handed on, and what did not succeed is nothing', () => {
    const transfer = {
      TransfereeLinkedid: '1.1',
      OrigTransfererLinkedid: '1.1',
      TransferTargetChannel: 'PJSIP/102-00000007',
    };
    expect(
      told([
        trunkCall('1.1'),
        rings('1.2', '101', '1.1'),
        event('DialEnd', { Linkedid: '1.1', DestChannel: 'PJSIP/101-100002', DialStatus: 'ANSWER' }),
        event('AttendedTransfer', { ...transfer, Result: 'Fail' }),
        event('AttendedTransfer', { ...transfer, Result: 'Success' }),
        event('BlindTransfer', { TransfererLinkedid: '1.1', Extension: '103', Result: 'Success' }),
        rings('1.8', '103', '1.1'),
      ]),
    ).toEqual([
      `start line 1 ${ALI}`,
      `ring 101 line 1 ${ALI}`,
      `answer 101 line 1 ${ALI}`,
      `answer 102 line 1 ${ALI}`,
      'status 103 line 1 transfer',
      'status 103 line 1 transfer',
    ]);
  });

  it('is followed through an Asterisk before 12, which links nothing', () => {
    const trunk = { Channel: 'SIP/tci-00000001', CallerIDNum: ALI };
    const dial = { SubEvent: 'Begin', ...trunk, UniqueID: '1.1' };
    expect(
      told([
        event('Newchannel', { ...trunk, ChannelState: '4', Context: 'from-trunk', Exten: '8432', Uniqueid: '1.1' }),
        event('Newchannel', {
          Channel: 'SIP/101-00000002',
          ChannelState: '0',
          Context: 'from-internal',
          Uniqueid: '1.2',
        }),
        event('Dial', { ...dial, Destination: 'SIP/101-00000002', DestUniqueID: '1.2', Dialstring: '101' }),
        event('Dial', { ...dial, Destination: 'SIP/102-00000003', DestUniqueID: '1.3', Dialstring: '102' }),
        event('Bridge', {
          Bridgestate: 'Link',
          Channel1: trunk.Channel,
          Channel2: 'SIP/102-00000003',
          Uniqueid1: '1.1',
          Uniqueid2: '1.3',
        }),
        event('Bridge', {
          Bridgestate: 'Link',
          Channel1: trunk.Channel,
          Channel2: 'SIP/102-00000003',
          Uniqueid1: '1.1',
          Uniqueid2: '1.3',
        }),
        event('Hangup', { Channel: 'SIP/102-00000003', Uniqueid: '1.3', Cause: '16' }),
        event('Dial', { SubEvent: 'End', ...trunk, UniqueID: '1.1', DialStatus: 'ANSWER' }),
        event('Hangup', { ...trunk, Uniqueid: '1.1', Cause: '16' }),
      ]),
    ).toEqual([
      `start line 1 ${ALI}`,
      `ring 101 line 1 ${ALI}`,
      `ring 102 line 1 ${ALI}`,
      `answer 102 line 1 ${ALI}`,
      `end line 1 ${ALI} answered`,
    ]);
  });

  it('is measured from its answer', () => {
    const decoder = createDecoder('ami', 'live');
    decoder.push(Buffer.concat([trunkCall('1.1'), rings('1.2', '101', '1.1')]), 10_000);
    decoder.push(event('DialEnd', { Linkedid: '1.1', DestChannel: 'PJSIP/101-100002', DialStatus: 'ANSWER' }), 20_000);
    expect(decoder.push(hangup('1.1'), 95_400)[0]?.duration).toBe(75);
  });
});

describe('the manager stream', () => {
  it('takes the end of a file for the end of an event, but not a broken connection', () => {
    const cut = hangup('1.1').subarray(0, -2);
    for (const [pace, kinds] of [
      ['whole', ['end']],
      ['live', []],
    ] as const) {
      const decoder = createDecoder('ami', pace);
      expect([...decoder.push(cut, 0), ...decoder.flush(0)].map(({ kind }) => kind)).toEqual(kinds);
    }
  });

  it('counts what is no manager stream', () => {
    const decoder = createDecoder('ami', 'live');
    decoder.push(Buffer.from('\nL1C02155501299@\n\nL1R01@\n'), 0);
    expect(decoder.skipped()).toBeGreaterThan(15);
  });
});

describe('the login to a manager', () => {
  const sent = (bytes: readonly Uint8Array[]): string => Buffer.concat(bytes).toString('utf8');
  const reply = (fields: Fields): Uint8Array =>
    Buffer.from([...Object.entries(fields).map(([key, value]) => `${key}: ${value}`), '', ''].join('\r\n'));

  it('answers a challenge, so that the secret never crosses the wire', () => {
    const login = createAmiLogin('hamzang', 's3cret');
    expect(sent(login.start())).toBe('Action: Challenge\r\nActionID: hamzang-challenge\r\nAuthType: MD5\r\n\r\n');
    expect(login.heard(Buffer.from('Asterisk Call Manager/5.0.3\r\n'))).toEqual([]);
    const key = createHash('md5').update('840415273s3cret').digest('hex');
    const answer = sent(
      login.heard(reply({ Response: 'Success', ActionID: 'hamzang-challenge', Challenge: '840415273' })),
    );
    expect(answer).toBe(
      `Action: Login\r\nActionID: hamzang-login\r\nUsername: hamzang\r\nAuthType: MD5\r\nKey: ${key}\r\nEvents: call,agent\r\n\r\n`,
    );
    expect(answer).not.toContain('s3cret');
    expect(login.heard(trunkCall('1.1'))).toEqual([]);
    expect(login.ready).toBe(false);
    login.heard(reply({ Response: 'Success', ActionID: 'hamzang-login', Message: 'Authentication accepted' }));
    expect([login.ready, login.problem]).toEqual([true, null]);
    expect(sent([login.keepAlive?.bytes ?? new Uint8Array()])).toContain('Action: Ping\r\n');
  });

  it('sends the secret where the manager wants it plain', () => {
    expect(sent(createAmiLogin('hamzang', 's3cret', 'plain').start())).toContain(
      'Username: hamzang\r\nSecret: s3cret\r\n',
    );
  });

  it.each([
    ['Authentication failed', 'badPassword'],
    ['Permission denied', 'refused'],
  ])('tells of %j', (Message, problem) => {
    const login = createAmiLogin('hamzang', 'wrong', 'plain');
    login.start();
    const failure = reply({ Response: 'Error', ActionID: 'hamzang-login', Message });
    for (const byte of failure) login.heard(Uint8Array.of(byte));
    expect([login.ready, login.problem]).toEqual([false, problem]);
  });

  it('does not let a name bring a line of its own', () => {
    const login = createAmiLogin('hamzang\r\nAction: Command', 's3cret', 'plain');
    expect(login.start()).toEqual([]);
    expect(login.problem).toBe('badPassword');
  });
});

describe('an ordered call', () => {
  const order = { extension: '101', number: ALI, context: null, actionId: 'call-1' };

  it('rings the telephone and then dials', () => {
    expect(Buffer.from(amiOriginate(order) ?? []).toString()).toBe(
      [
        'Action: Originate',
        'ActionID: call-1',
        'Channel: Local/101@from-internal',
        'Context: from-internal',
        `Exten: ${ALI}`,
        'Priority: 1',
        'CallerID: 101',
        'Timeout: 30000',
        'Async: true',
        '',
        '',
      ].join('\r\n'),
    );
    expect(Buffer.from(amiOriginate({ ...order, extension: 'PJSIP/101' }) ?? []).toString()).toContain(
      'Channel: PJSIP/101\r\n',
    );
  });

  it.each([
    [{ extension: '101\r\nApplication: System' }],
    [{ extension: '101&SIP/102' }],
    [{ extension: '' }],
    [{ number: `${ALI}\nData: rm` }],
    [{ number: '' }],
    [{ context: 'from-internal\r\nVariable: x=1' }],
    [{ actionId: 'a\r\n\r\nAction: Logoff' }],
  ])('is refused with %j', (wrong) => {
    expect(amiOriginate({ ...order, ...wrong })).toBeNull();
  });

  it('is answered by its own id', () => {
    const replies = createAmiReplies();
    const answer = 'Response: Error\r\nActionID: call-1\r\nMessage: Extension does not exist.\r\n\r\n';
    expect(replies.heard(Buffer.concat([trunkCall('1.1'), Buffer.from(answer)]))).toEqual([
      { actionId: 'call-1', ok: false, message: 'Extension does not exist.', challenge: '' },
    ]);
  });
});
