import {
  cid,
  deed,
  digits,
  endRecord,
  HOOK_BOX,
  MODEM,
  NEW_BOX,
  off,
  on,
  other,
  RECORD_BOX,
  ring,
  type Step,
  startRecord,
  type TestDevice,
} from './line-calls-office.ts';

const ALI = '09121234567';
const REZA = '09351112233';
/** Ali as FSK and as DTMF write him. */
const ALI_SHORT = '9121234567';
const LONG = 600_000;
const start = other('start');
const answer = other('answer');
const end = other('end');
const missed = other('missed');
const dialled = other('dialled');

/** A sentence, the device, what it says when (ms), and the calls that it makes. */
export type Case = readonly [string, TestDevice, readonly Step[], readonly string[], number?];

const rings = (from: number, count: number, every = 5_000): Step[] =>
  Array.from({ length: count }, (_, index) => ring(from + index * every, index + 1));
const bells = (from: number, count: number, every = 5_000): Step[] =>
  Array.from({ length: count }, (_, index) => ring(from + index * every));

/** The event checklist of the device notes, §5. */
export const CHECKLIST: readonly Case[] = [
  [
    'a caller ID before ring 1 begins the call, and the rings are its own',
    HOOK_BOX,
    [cid(0, ALI), ...rings(400, 3), off(12_000), on(60_000)],
    [`incoming ${ALI} answered 0/12000/60000 signal rings=3`],
  ],
  [
    'a caller ID between ring 1 and 2 names the call that rings',
    HOOK_BOX,
    [ring(0, 1), cid(2_000, ALI), ring(5_000, 2), off(6_000), on(60_000)],
    [`incoming ${ALI} answered 0/6000/60000 signal rings=2`],
  ],
  [
    'a caller ID without any ring is a call',
    HOOK_BOX,
    [cid(0, ALI), off(4_000), on(9_000)],
    [`incoming ${ALI} answered 0/4000/9000 signal`],
  ],
  [
    'a ring without any caller ID is a call without a number',
    HOOK_BOX,
    [...rings(0, 4)],
    ['incoming none missed 0/-/15000 silence rings=4'],
    LONG,
  ],
  [
    'a modem that rang and fell silent cannot tell whether somebody answered',
    MODEM,
    [...bells(0, 3), cid(2_000, ALI)].sort((a, b) => a.at - b.at),
    [`incoming ${ALI} unknown 0/-/10000 silence rings=3`],
    LONG,
  ],
  [
    'a withheld number is told as such',
    HOOK_BOX,
    [cid(0, 'P'), ...rings(400, 2)],
    ['incoming private missed 0/-/5400 silence rings=2'],
    LONG,
  ],
  [
    'a reason instead of a number that follows the number is ignored',
    MODEM,
    [ring(0), cid(2_000, ALI), cid(2_100, 'O'), ring(5_000)],
    [`incoming ${ALI} unknown 0/-/5000 silence rings=2`],
    LONG,
  ],
  [
    'a number that follows its reason is taken',
    MODEM,
    [cid(0, 'P'), cid(500, ALI)],
    [`incoming ${ALI} unknown 0/-/500 silence`],
    LONG,
  ],
  [
    'a number that follows a placeholder is taken',
    MODEM,
    [cid(0, '0000000000'), cid(500, ALI)],
    [`incoming ${ALI} unknown 0/-/500 silence`],
    LONG,
  ],
  [
    'a good frame rights the one with a wrong checksum',
    MODEM,
    [ring(0), cid(1_000, '?0912999'), ring(5_000), cid(6_000, ALI)],
    [`incoming ${ALI} unknown 0/-/6000 silence rings=2`],
    LONG,
  ],
  [
    'a frame with a wrong checksum changes nothing of a good one',
    MODEM,
    [ring(0), cid(1_000, ALI), ring(5_000), cid(6_000, '?0912999'), ring(10_000)],
    [`incoming ${ALI} unknown 0/-/10000 silence rings=3`],
    LONG,
  ],
  [
    'a number with a wrong checksum alone stays unsure',
    MODEM,
    [ring(0), cid(1_000, `?${ALI}`)],
    [`incoming ${ALI} unknown 0/-/1000 silence rings=1 unsure`],
    LONG,
  ],
  [
    'a caller ID that is repeated with every ring is one call',
    MODEM,
    [0, 5_000, 10_000, 15_000].flatMap((at) => [ring(at), cid(at + 200, ALI)]),
    [`incoming ${ALI} unknown 0/-/15200 silence rings=4`],
    LONG,
  ],
  [
    'an FSK and a DTMF caller ID in two forms are one call',
    HOOK_BOX,
    [cid(0, ALI_SHORT), ring(400, 1), cid(2_000, `+98${ALI_SHORT}`), cid(2_500, ALI), ring(5_400, 2)],
    [`incoming ${ALI_SHORT} missed 0/-/5400 silence rings=2`],
    LONG,
  ],
  [
    'a number without and with its area code is one call',
    HOOK_BOX,
    [cid(0, '2251432'), cid(500, '0212251432'), ring(1_000, 1)],
    ['incoming 2251432 missed 0/-/1000 silence rings=1'],
    LONG,
  ],
  [
    'a new ring without an end of the old call closes it',
    HOOK_BOX,
    [cid(0, ALI), ring(400, 1), off(2_000), ring(60_000, 1), cid(62_000, REZA), off(63_000), on(70_000)],
    [
      `incoming ${ALI} answered 0/2000/60000 nextCall rings=1`,
      `incoming ${REZA} answered 60000/63000/70000 signal rings=1`,
    ],
  ],
  [
    'another caller on a ringing line closes the call that nobody answered',
    HOOK_BOX,
    [cid(0, ALI), ring(400, 1), cid(6_000, REZA), ring(6_400, 1), off(7_000), on(9_000)],
    [`incoming ${ALI} missed 0/-/400 nextCall rings=1`, `incoming ${REZA} answered 6000/7000/9000 signal rings=1`],
  ],
  [
    'rings that are counted from 1 again are the next call',
    HOOK_BOX,
    [...rings(0, 3), ring(16_000, 1), off(17_000), on(20_000)],
    ['incoming none missed 0/-/10000 nextCall rings=3', 'incoming none answered 16000/17000/20000 signal rings=1'],
  ],
  [
    'the same caller calls again before silence told that he gave up: his caller ID is the new call’s',
    HOOK_BOX,
    [cid(0, ALI), ...rings(400, 3), cid(16_000, ALI), ring(16_400, 1), off(17_000), on(20_000)],
    [`incoming ${ALI} missed 0/-/16000 nextCall rings=3`, `incoming ${ALI} answered 16400/17000/20000 signal rings=1`],
  ],
  [
    'a ring that is repeated is not the next call',
    HOOK_BOX,
    [ring(0, 1), ring(10, 1), ring(5_000, 2), ring(5_010, 2), off(6_000), on(9_000)],
    ['incoming none answered 0/6000/9000 signal rings=2'],
  ],
  [
    'a ring that was counted while the handset was lifted belongs to the answered call',
    HOOK_BOX,
    [cid(0, ALI), ring(400, 1), off(5_300), ring(5_400, 2), on(60_000)],
    [`incoming ${ALI} answered 0/5300/60000 signal rings=1`],
  ],
  [
    'an answer without a ring is a call',
    HOOK_BOX,
    [answer(0, { number: ALI, numberStatus: 'ok', extension: '101' }), on(9_000)],
    [`incoming ${ALI} answered 0/0/9000 signal`],
  ],
  [
    'an end before its start is one call',
    RECORD_BOX,
    [endRecord(30_000, ALI, 20), startRecord(30_100, ALI)],
    [`incoming ${ALI} answered 10000/10000/30000 signal rings=1`],
    LONG,
  ],
  [
    'an end before its start closes the call that only rang, and the start begins none',
    HOOK_BOX,
    [ring(0), endRecord(5_000, ALI, 0), startRecord(5_100, ALI)],
    [`incoming ${ALI} missed 0/-/5000 signal rings=1`],
    LONG,
  ],
  [
    'a start record that comes after the handset is down names the call that is over',
    HOOK_BOX,
    [ring(0), off(1_000), on(2_000), startRecord(2_500, ALI), endRecord(2_600, ALI, 1)],
    [`incoming ${ALI} answered 0/1000/2000 signal rings=1`],
    LONG,
  ],
  [
    'the real order of a CallerID.com unit: ring, start, off-hook, on-hook, end',
    RECORD_BOX,
    [ring(0), startRecord(3_000, ALI), off(10_000), on(17_000), endRecord(17_050, ALI, 7)],
    [`incoming ${ALI} answered 0/10000/17000 signal rings=1`],
    LONG,
  ],
  [
    'the end record of a withheld number after the handset is down is no call of its own',
    RECORD_BOX,
    [ring(0), startRecord(3_000, 'P'), off(10_000), on(17_000), endRecord(17_050, 'P', 7)],
    ['incoming private answered 0/10000/17000 signal rings=1'],
    LONG,
  ],
  [
    'a unit that names only the first ring is patient: 40 seconds of ringing, then the answer',
    HOOK_BOX,
    [ring(0), startRecord(3_000, ALI), off(40_000), on(50_000), endRecord(50_050, ALI, 10)],
    [`incoming ${ALI} answered 0/40000/50000 signal rings=1`],
    LONG,
  ],
  [
    'a start without an end is closed by silence at last',
    RECORD_BOX,
    [startRecord(0, ALI)],
    [`incoming ${ALI} unknown 0/-/0 silence rings=1`],
    LONG,
  ],
  [
    'an end long after silence settles the call: answered',
    RECORD_BOX,
    [startRecord(0, ALI), endRecord(300_000, ALI, 280)],
    [`incoming ${ALI} answered 0/20000/300000 signal rings=1`],
  ],
  [
    'an end long after silence settles the call: missed',
    RECORD_BOX,
    [startRecord(0, ALI), endRecord(70_000, ALI, 0)],
    [`incoming ${ALI} missed 0/-/70000 signal rings=1`],
  ],
  [
    'an end settles the call that the next one has pushed aside',
    RECORD_BOX,
    [startRecord(0, ALI), startRecord(20_000, REZA, '14:28'), endRecord(20_100, ALI, 15)],
    [`incoming ${ALI} answered 0/5100/20100 signal rings=1`, `incoming ${REZA} unknown 20000/-/20000 silence rings=1`],
    LONG,
  ],
  [
    'an end of the same caller on another day is another call',
    RECORD_BOX,
    [startRecord(0, ALI), endRecord(30_000, ALI, 20), endRecord(3_600_000, ALI, 20, '15:27')],
    [
      `incoming ${ALI} answered 0/10000/30000 signal rings=1`,
      `incoming ${ALI} answered 3580000/3580000/3600000 signal rings=1`,
    ],
  ],
  [
    'the same caller in another minute is another call, though the first end was lost',
    RECORD_BOX,
    [startRecord(0, ALI), startRecord(50_000, ALI, '14:28'), endRecord(60_000, ALI, 5, '14:28')],
    [`incoming ${ALI} unknown 0/-/0 nextCall rings=1`, `incoming ${ALI} answered 50000/55000/60000 signal rings=1`],
  ],
  [
    'every datagram twice is one call',
    RECORD_BOX,
    [ring(0), startRecord(3_000, 'P'), off(10_000), on(17_000), endRecord(17_050, 'P', 7)].flatMap((one) => [one, one]),
    ['incoming private answered 0/10000/17000 signal rings=2'],
    LONG,
  ],
  [
    'a caller whom the unit blocks is a blocked call',
    RECORD_BOX,
    [cid(0, ALI, { dir: 'in', callType: 'blocked' }), endRecord(500, ALI, 0)],
    [`incoming ${ALI} blocked 0/-/0 signal`],
    LONG,
  ],
  [
    'a caller ID while talking is a second call, and the first goes on',
    HOOK_BOX,
    [cid(0, ALI), ring(400, 1), off(2_000), cid(30_000, REZA)],
    [`incoming ${ALI} talking 0/2000/- rings=1`, `incoming ${REZA} ringing 30000/-/- waiting`],
    31_000,
  ],
  [
    'a withheld number while talking is a second call too',
    HOOK_BOX,
    [cid(0, ALI), ring(400, 1), off(2_000), cid(30_000, 'P'), on(80_000)],
    [`incoming ${ALI} answered 0/2000/80000 signal rings=1`, 'incoming private unknown 30000/-/30000 silence waiting'],
  ],
  [
    'a waiting caller whose answer no box reports is never missed',
    HOOK_BOX,
    [cid(0, ALI), off(2_000), cid(30_000, REZA), on(40_000)],
    [`incoming ${ALI} answered 0/2000/40000 signal`, `incoming ${REZA} unknown 30000/-/30000 silence waiting`],
    LONG,
  ],
  [
    'a waiting caller is rung back when the handset is down, and answered',
    HOOK_BOX,
    [cid(0, ALI), off(2_000), cid(30_000, REZA), on(40_000), ring(42_000, 1), off(43_000), on(50_000)],
    [
      `incoming ${ALI} answered 0/2000/40000 signal`,
      `incoming ${REZA} answered 30000/43000/50000 signal rings=1 waiting`,
    ],
  ],
  [
    'a waiting caller who was rung back in vain is missed',
    HOOK_BOX,
    [cid(0, ALI), off(2_000), cid(30_000, REZA), on(40_000), ...rings(42_000, 2)],
    [`incoming ${ALI} answered 0/2000/40000 signal`, `incoming ${REZA} missed 30000/-/47000 silence rings=2 waiting`],
    LONG,
  ],
  [
    'a third caller takes the place of the one who waits',
    HOOK_BOX,
    [cid(0, ALI), off(2_000), cid(30_000, REZA), cid(40_000, '02188001122'), on(41_000)],
    [
      `incoming ${ALI} answered 0/2000/41000 signal`,
      `incoming ${REZA} unknown 30000/-/30000 nextCall waiting`,
      'incoming 02188001122 unknown 40000/-/40000 silence waiting',
    ],
    LONG,
  ],
  [
    'a caller ID in an outgoing call is a second call',
    HOOK_BOX,
    [off(0), ...digits(500, ALI), cid(20_000, REZA), on(30_000, ALI)],
    [`outgoing ${ALI} outgoing 0/-/30000 signal`, `incoming ${REZA} unknown 20000/-/20000 silence waiting`],
    LONG,
  ],
  [
    'a caller ID that comes just after the answer is the answered call’s',
    HOOK_BOX,
    [ring(0, 1), off(1_000), cid(2_000, ALI), on(9_000)],
    [`incoming ${ALI} answered 0/1000/9000 signal rings=1`],
  ],
  [
    'message waiting, alarms and the device’s own words are no calls',
    HOOK_BOX,
    [
      other('status')(0),
      other('alarm')(1),
      other('device')(2),
      other('error')(3),
      other('intercom')(4),
      other('ringEnd')(5),
    ],
    [],
    LONG,
  ],
  ['an end that names no call on a line without one is none (NO CARRIER)', MODEM, [end(0)], [], LONG],
  [
    'an exchange names the caller in the ring itself, then answer, transfer and end',
    HOOK_BOX,
    [
      ...[{ number: ALI, numberStatus: 'ok', dir: 'in', extension: '101' } as const].flatMap((who) => [
        other('ring')(0, who),
        answer(9_000, who),
        answer(20_000, { ...who, extension: '102' }),
        end(30_000, { ...who, duration: 21 }),
      ]),
    ],
    [`incoming ${ALI} answered 0/9000/30000 signal rings=1`],
  ],
  [
    'the same answer twice is one answer',
    HOOK_BOX,
    [ring(0), answer(1_000, { extension: '7' }), answer(1_100, { extension: '7' }), on(5_000)],
    ['incoming none answered 0/1000/5000 signal rings=1'],
  ],
  [
    'a missed record twice is one missed call',
    MODEM,
    [missed(0, { number: ALI, numberStatus: 'ok' }), missed(50, { number: ALI, numberStatus: 'ok' })],
    [`incoming ${ALI} missed 0/-/0 signal`],
    LONG,
  ],
  [
    'a missed record of somebody else leaves the ringing call alone',
    MODEM,
    [cid(0, REZA), missed(500, { number: ALI, numberStatus: 'ok' })],
    [`incoming ${REZA} ringing 0/-/-`, `incoming ${ALI} missed 500/-/500 signal`],
    1_000,
  ],
  [
    'outgoing digits name the call, and the whole number of the on-hook frame has the last word',
    HOOK_BOX,
    [off(0), ...digits(1_000, '0912123'), on(60_000, ALI)],
    [`outgoing ${ALI} outgoing 0/-/60000 signal`],
  ],
  [
    'an on-hook frame that is repeated is not another outgoing call',
    HOOK_BOX,
    [off(0), on(60_000, ALI), on(60_050, ALI)],
    [`outgoing ${ALI} outgoing 0/-/60000 signal`],
  ],
  [
    'a dialled number that is told only after the end completes the call',
    HOOK_BOX,
    [off(0), on(60_000), dialled(60_100, { number: ALI }), dialled(60_200, { number: ALI })],
    [`outgoing ${ALI} outgoing 0/-/60000 signal`],
  ],
  [
    'an outgoing call in records: start, start again, end',
    RECORD_BOX,
    [
      ...[{ number: ALI, numberStatus: 'ok', dir: 'out', date: '05-26', time: '14:27' } as const].flatMap((who) => [
        start(0, who),
        start(100, who),
        end(30_000, { ...who, duration: 25 }),
        end(30_050, { ...who, duration: 25 }),
        start(30_100, who),
      ]),
    ],
    [`outgoing ${ALI} outgoing 0/-/30000 signal`],
    LONG,
  ],
  [
    'digits after the answer stay digits of the answered call',
    HOOK_BOX,
    [cid(0, ALI), off(2_000), ...digits(3_000, '12#'), on(9_000)],
    [`incoming ${ALI} answered 0/2000/9000 signal dialled=12#`],
  ],
  [
    'digits on a line that only rings are noise',
    HOOK_BOX,
    [cid(0, ALI), ...digits(1_000, '5'), off(2_000), on(9_000)],
    [`incoming ${ALI} answered 0/2000/9000 signal`],
  ],
  [
    'an end that carries no time settles the call that silence has just closed',
    MODEM,
    [cid(0, ALI), end(30_000, { number: ALI, numberStatus: 'ok', duration: 20 })],
    [`incoming ${ALI} answered 0/10000/30000 signal`],
  ],
  [
    'an end that carries no time and comes too late for that call is another one',
    MODEM,
    [cid(0, ALI), end(300_000, { number: ALI, numberStatus: 'ok', duration: 20 })],
    [`incoming ${ALI} unknown 0/-/0 silence`, `incoming ${ALI} answered 280000/280000/300000 signal`],
  ],
  [
    'an end record corrects a call that silence had called missed',
    HOOK_BOX,
    [startRecord(0, ALI), endRecord(300_000, ALI, 280)],
    [`incoming ${ALI} answered 0/20000/300000 signal rings=1`],
  ],
  [
    'an end record that names the call before leaves the one that rings now alone',
    HOOK_BOX,
    [startRecord(0, ALI), off(2_000), on(9_000), ring(9_500), endRecord(9_600, ALI, 7)],
    [`incoming ${ALI} answered 0/2000/9000 signal rings=1`, 'incoming none ringing 9500/-/- rings=1'],
  ],
  [
    'an end record of an outgoing call ends it, though it holds only the first digits',
    HOOK_BOX,
    [off(0), ...digits(1_000, ALI), end(60_000, { dir: 'out', number: '0912123', numberStatus: 'ok', duration: 59 })],
    [`outgoing ${ALI} outgoing 0/-/60000 signal`],
  ],
  [
    'an end without a duration of a call that nobody saw does not say missed',
    HOOK_BOX,
    [end(0, { dir: 'in', number: ALI, numberStatus: 'ok' })],
    [`incoming ${ALI} unknown 0/-/0 signal`],
  ],
  [
    'an outgoing call shows that everything before it on the line is over',
    HOOK_BOX,
    [cid(0, ALI), off(2_000), cid(30_000, REZA), start(50_000, { dir: 'out', number: '110', numberStatus: 'ok' })],
    [
      `incoming ${ALI} answered 0/2000/50000 nextCall`,
      `incoming ${REZA} unknown 30000/-/30000 nextCall waiting`,
      'outgoing 110 talking 50000/-/-',
    ],
  ],
  [
    'a ring number that falls back a little is the same call',
    HOOK_BOX,
    [ring(0, 4), ring(5_000, 3), off(6_000), on(9_000)],
    ['incoming none answered 0/6000/9000 signal rings=4'],
  ],
  [
    'a ring some seconds after the answer is the next call, for the bell is silent in a talk',
    HOOK_BOX,
    [cid(0, ALI), off(2_000), ring(6_000, 1), off(7_000), on(9_000)],
    [`incoming ${ALI} answered 0/2000/6000 nextCall`, 'incoming none answered 6000/7000/9000 signal rings=1'],
  ],
  [
    'a ring in an outgoing call shows that it is over',
    HOOK_BOX,
    [off(0), ...digits(1_000, '110'), ring(2_000, 1)],
    ['outgoing 110 outgoing 0/-/2000 nextCall', 'incoming none ringing 2000/-/- rings=1'],
    3_000,
  ],
  [
    'two callers whose numbers only end alike are two calls',
    HOOK_BOX,
    [cid(0, ALI), cid(1_000, '+499121234567')],
    [`incoming ${ALI} missed 0/-/0 nextCall`, 'incoming +499121234567 ringing 1000/-/-'],
    2_000,
  ],
  [
    'a waiting caller whose frame is repeated waits once',
    HOOK_BOX,
    [cid(0, ALI), off(2_000), cid(30_000, REZA), cid(31_000, '9351112233'), cid(32_000, REZA)],
    [`incoming ${ALI} talking 0/2000/-`, `incoming ${REZA} ringing 30000/-/- waiting`],
    40_000,
  ],
];

/** The program was started, or the device plugged in, in the middle of a call. */
export const HALVES: readonly Case[] = [
  ['a handset that is put down says nothing', NEW_BOX, [on(0)], []],
  [
    'an on-hook frame with the dialled number tells of a whole outgoing call',
    NEW_BOX,
    [on(0, ALI)],
    [`outgoing ${ALI} outgoing 0/-/0 signal`],
  ],
  [
    'the answer of an outgoing call that nobody saw begin begins it',
    HOOK_BOX,
    [other('answer')(0, { dir: 'out', number: ALI, numberStatus: 'ok' }), on(9_000)],
    [`outgoing ${ALI} outgoing 0/0/9000 signal`],
  ],
  ['digits on a line that nobody saw lifted say nothing', NEW_BOX, digits(0, '0912'), []],
  [
    'ring 3 begins the call',
    HOOK_BOX,
    [ring(0, 3), off(1_000), on(2_000)],
    ['incoming none answered 0/1000/2000 signal rings=3'],
  ],
  [
    'an end record tells of a whole call',
    RECORD_BOX,
    [endRecord(60_000, ALI, 45)],
    [`incoming ${ALI} answered 15000/15000/60000 signal rings=1`],
  ],
  [
    'an answered call of which nobody saw the ring is righted by its start record',
    RECORD_BOX,
    [off(0), startRecord(500, ALI), on(9_000), endRecord(9_050, ALI, 9)],
    [`incoming ${ALI} answered 0/0/9000 signal`],
  ],
  [
    'an answered call of which nobody saw the ring is righted by its end record',
    RECORD_BOX,
    [off(0), on(9_000), endRecord(9_050, ALI, 9)],
    [`incoming ${ALI} answered 0/50/9050 signal rings=1`],
  ],
  [
    'a timer that comes too late does not glue two calls together',
    HOOK_BOX,
    [cid(0, ALI), ring(3_600_000, 1), off(3_601_000), on(3_602_000)],
    [`incoming ${ALI} missed 0/-/0 silence`, 'incoming none answered 3600000/3601000/3602000 signal rings=1'],
  ],
];

/** What an agent says settles what the box cannot tell. */
export const DEEDS: readonly Case[] = [
  [
    'taking is the answer where the box has no hooks, and hang-up the end',
    MODEM,
    [ring(0), cid(2_000, ALI), deed(4_000, 'take'), deed(60_000, 'hangUp')],
    [`incoming ${ALI} answered 0/4000/60000 agent rings=1 by=sara`],
    LONG,
  ],
  [
    'rings after taking are the same call as long as they follow each other',
    MODEM,
    [cid(0, ALI), deed(1_000, 'take'), ...bells(2_000, 6), cid(27_100, ALI), deed(60_000, 'hangUp')],
    [`incoming ${ALI} answered 0/1000/60000 agent by=sara`],
    LONG,
  ],
  [
    'a ring long after taking is the next call',
    MODEM,
    [cid(0, ALI), deed(1_000, 'take'), ring(60_000), cid(62_000, REZA)],
    [
      `incoming ${ALI} answered 0/1000/60000 nextCall by=sara`,
      `incoming ${REZA} unknown 60000/-/62000 silence rings=1`,
    ],
    LONG,
  ],
  [
    'a caller ID before the first ring of the next call does not get lost behind the taken one',
    MODEM,
    [cid(0, ALI), deed(1_000, 'take'), cid(60_000, REZA), ...bells(60_400, 2)],
    [
      `incoming ${ALI} answered 0/1000/60400 nextCall by=sara`,
      `incoming ${REZA} unknown 60000/-/65400 silence rings=2`,
    ],
    LONG,
  ],
  [
    'giving back takes the answer back',
    MODEM,
    [cid(0, ALI), deed(1_000, 'take'), deed(5_000, 'release')],
    [`incoming ${ALI} unknown 0/-/0 silence`],
    LONG,
  ],
  [
    'giving back what the device itself saw answered leaves it answered',
    MODEM,
    [ring(0), answer(1_000, { extension: '7' }), deed(2_000, 'take'), deed(3_000, 'release'), end(9_000)],
    ['incoming none answered 0/1000/9000 signal rings=1'],
  ],
  [
    'taking on a box with hooks is a claim; the hook is the answer',
    HOOK_BOX,
    [cid(0, ALI), deed(1_000, 'take'), off(3_000), on(9_000)],
    [`incoming ${ALI} answered 0/3000/9000 signal by=sara`],
  ],
  [
    'a claimed call that nobody lifted is missed on a box with hooks',
    HOOK_BOX,
    [cid(0, ALI), ring(400, 1), deed(1_000, 'take')],
    [`incoming ${ALI} missed 0/-/400 silence rings=1 by=sara`],
    LONG,
  ],
  [
    'a call taken before the box showed its hooks is not torn in two by its first numbered ring',
    NEW_BOX,
    [cid(0, ALI), deed(300, 'take'), ...rings(400, 2), off(6_000), on(9_000)],
    [`incoming ${ALI} answered 0/6000/9000 signal rings=2 by=sara`],
  ],
  [
    'a handset that is lifted after taking makes the taking real',
    NEW_BOX,
    [cid(0, ALI), deed(300, 'take'), off(6_000), deed(7_000, 'release'), on(9_000)],
    [`incoming ${ALI} answered 0/300/9000 signal`],
  ],
  [
    'hanging up a call that rings on does not make another of every ring',
    MODEM,
    [ring(0), cid(2_000, ALI), deed(3_000, 'hangUp'), ring(5_000), cid(7_000, ALI), ring(10_000), ring(15_000)],
    [`incoming ${ALI} unknown 0/-/3000 agent rings=1`],
    LONG,
  ],
  [
    'another caller right after a hang-up is another call',
    MODEM,
    [ring(0), cid(2_000, ALI), deed(3_000, 'hangUp'), cid(5_000, REZA), ring(5_400)],
    [`incoming ${ALI} unknown 0/-/3000 agent rings=1`, `incoming ${REZA} unknown 5000/-/5400 silence rings=1`],
    LONG,
  ],
  [
    'who lifts the handset of a call that was hung up while it rang answers it',
    HOOK_BOX,
    [cid(0, ALI), ring(400, 1), deed(3_000, 'hangUp'), off(5_000), on(9_000)],
    [`incoming ${ALI} missed 0/-/3000 agent rings=1`, `incoming ${ALI} answered 5000/5000/9000 signal rings=1`],
  ],
  [
    'the on-hook frame of a call that was hung up on the screen is no call of its own',
    HOOK_BOX,
    [off(0), ...digits(500, ALI), deed(30_000, 'hangUp'), on(31_000, ALI)],
    [`outgoing ${ALI} outgoing 0/-/30000 agent`],
  ],
  [
    'hanging up a claimed call that silence has closed changes nothing',
    HOOK_BOX,
    [cid(0, ALI), ring(400, 1), deed(1_000, 'take'), deed(30_000, 'hangUp')],
    [`incoming ${ALI} missed 0/-/400 silence rings=1 by=sara`],
  ],
  [
    'a claimed call that still rings and is hung up counts as a talk',
    HOOK_BOX,
    [cid(0, ALI), ring(400, 1), deed(1_000, 'take'), deed(5_000, 'hangUp')],
    [`incoming ${ALI} answered 0/400/5000 agent rings=1 by=sara`],
  ],
  [
    'a waiting call that is taken was answered, and lasts until the handset is down',
    HOOK_BOX,
    [cid(0, ALI), off(2_000), cid(30_000, REZA), deed(33_000, 'takeWaiting'), on(120_000)],
    [
      `incoming ${ALI} answered 0/2000/120000 signal`,
      `incoming ${REZA} answered 30000/33000/120000 signal waiting by=sara`,
    ],
  ],
  [
    'a waiting call can be hung up for itself',
    HOOK_BOX,
    [cid(0, ALI), off(2_000), cid(30_000, REZA), deed(33_000, 'hangUpWaiting'), on(50_000)],
    [`incoming ${ALI} answered 0/2000/50000 signal`, `incoming ${REZA} unknown 30000/-/33000 agent waiting`],
  ],
  [
    'the record of the device has the last word about a call that an agent hung up as unknown',
    RECORD_BOX,
    [startRecord(0, ALI), deed(5_000, 'hangUp'), endRecord(40_000, ALI, 30)],
    [`incoming ${ALI} answered 0/10000/40000 signal rings=1`],
  ],
  [
    'an end record does not make a taken call missed',
    RECORD_BOX,
    [startRecord(0, ALI), deed(5_000, 'take'), endRecord(40_000, ALI, 0)],
    [`incoming ${ALI} answered 0/5000/40000 signal rings=1 by=sara`],
  ],
  [
    'a claim does not make silence longer',
    HOOK_BOX,
    [cid(0, ALI), ring(400, 1), deed(9_000, 'take')],
    [`incoming ${ALI} missed 0/-/400 silence rings=1 by=sara`],
    10_400,
  ],
  [
    'another caller within the silence of a taken call gets his rings',
    MODEM,
    [cid(0, ALI), deed(1_000, 'take'), cid(3_000, REZA), ...bells(3_400, 2)],
    [`incoming ${ALI} answered 0/1000/3400 nextCall by=sara`, `incoming ${REZA} unknown 3000/-/8400 silence rings=2`],
    LONG,
  ],
  [
    'a ring right after a short talk that was hung up on the screen is the next call',
    HOOK_BOX,
    [cid(0, ALI), off(2_000), deed(3_000, 'hangUp'), ring(5_000, 1)],
    [`incoming ${ALI} answered 0/2000/3000 agent`, 'incoming none ringing 5000/-/- rings=1'],
    6_000,
  ],
];

/** Wall clocks jump; only the monotonic one says how long something took. */
export const CLOCKS: readonly Case[] = [
  [
    'a clock that is set back an hour in a call does not change how long it took',
    HOOK_BOX,
    [cid(0, ALI), { ...off(5_000), jump: -3_600_000 }, on(65_000)],
    [`incoming ${ALI} answered 0/5000/65000 signal`],
  ],
  [
    'a clock that jumps ten years ahead in a call does not change how long it took',
    HOOK_BOX,
    [cid(0, ALI), off(5_000), { ...on(65_000), jump: 315_360_000_000 }],
    [`incoming ${ALI} answered 0/5000/65000 signal`],
  ],
  [
    'a small correction of the clock is believed, but nothing ends before it began',
    HOOK_BOX,
    [cid(0, ALI), { ...off(500), jump: -1_500 }, on(900)],
    [`incoming ${ALI} answered 0/0/0 signal`],
  ],
  [
    'the call after the jump has the new time',
    HOOK_BOX,
    [cid(0, ALI), { ...off(5_000), jump: 3_600_000 }, on(65_000), cid(100_000, REZA), off(101_000), on(102_000)],
    [`incoming ${ALI} answered 0/5000/65000 signal`, `incoming ${REZA} answered 3700000/3701000/3702000 signal`],
  ],
  [
    'the call that pushes another aside after the jump has the new time',
    HOOK_BOX,
    [cid(0, ALI), { ...cid(5_000, REZA), jump: 3_600_000 }, off(6_000), on(7_000)],
    [`incoming ${ALI} missed 0/-/0 nextCall`, `incoming ${REZA} answered 3605000/3606000/3607000 signal`],
  ],
  [
    'silence is measured by the monotonic clock',
    HOOK_BOX,
    [cid(0, ALI), { ...ring(5_000, 1), jump: 86_400_000 }, ring(10_000, 2), off(11_000), on(12_000)],
    [`incoming ${ALI} answered 0/11000/12000 signal rings=2`],
  ],
];
