import { describe, expect, it } from 'vitest';
import { createDecoders, DEVICE_TRAITS } from '../../../src/main/devices/decoders.ts';
import type { Call } from '../../../src/shared/domain/call.ts';
import { advance, idleLine, type LineCalls, settleSilence, silenceDue } from '../../../src/shared/domain/line-calls.ts';
import { factsOf, inWords, T0 } from '../../shared/domain/line-calls-office.ts';
import { createAmiPbx } from '../../support/pbx/ami-pbx.ts';
import { createPanasonicPbx } from '../../support/pbx/panasonic-pbx.ts';
import {
  type PbxEvent,
  type PbxScript,
  type PbxScriptOptions,
  type PbxStep,
  pbxScript,
  type SimulatedPbx,
} from '../../support/pbx/pbx-script.ts';

const ALI = '09121234567';
const REZA = '02155501299';
const PBXS = { panasonic: createPanasonicPbx, ami: createAmiPbx } as const;
type Pbx = keyof typeof PBXS;

/** A PBX on a wire, its decoder, and the lines behind it: bytes in, calls out. */
const connect = (kind: Pbx) => {
  const pbx: SimulatedPbx = PBXS[kind]();
  const next = createDecoders(kind, 'live');
  let decoder = next();
  let now = 0;
  let ids = 0;
  const facts = factsOf({ ...DEVICE_TRAITS[kind], reportsHook: true }, () => `c${++ids}`);
  const lines = new Map<number, LineCalls>();
  const calls = new Map<string, Call>();

  const accept = (position: number, step: { readonly line: LineCalls; readonly changed: readonly Call[] }): void => {
    lines.set(position, step.line);
    for (const call of step.changed) calls.set(call.id, call);
  };
  const settle = (until: number): void => {
    for (const [position, line] of lines) {
      const due = silenceDue(line, facts);
      if (due !== null && due <= until) accept(position, settleSilence(line, T0 + due, due, facts));
    }
  };
  const hear = (bytes: Uint8Array): void => {
    settle(now);
    for (const signal of decoder.push(bytes, T0 + now)) {
      const position = signal.line ?? 1;
      const line = lines.get(position) ?? idleLine(`line ${position}`, true);
      accept(position, advance(line, { ...signal, at: T0 + now, readAt: now }, facts));
    }
  };

  return {
    hear,
    pass(ms: number) {
      now += ms;
      settle(now);
    },
    tell(event: PbxEvent) {
      hear(pbx.tell(event, T0 + now));
    },
    play(steps: readonly PbxStep[]) {
      for (const step of steps) {
        now += step.afterMs;
        hear(pbx.tell(step.event, T0 + now));
      }
    },
    /** What the PBX does while nobody listens. */
    playUnheard(steps: readonly PbxStep[]) {
      for (const step of steps) {
        now += step.afterMs;
        pbx.tell(step.event, T0 + now);
      }
    },
    reconnect() {
      decoder.flush(T0 + now);
      decoder = next();
      hear(Buffer.from(kind === 'panasonic' ? '-SMDR\r\nEnter Password:*******\r\n' : ''));
      hear(pbx.greet(T0 + now));
    },
    /** Every call in words, with the telephones that spoke: `… at 101 102`. */
    calls: () => [...calls.values()].map((call) => `${inWords(call)} at ${spoke(call).join(' ') || 'nobody'}`),
  };
};

const spoke = (call: Call): readonly (string | null)[] =>
  call.legs.filter((leg) => leg.answeredAt !== null).map((leg) => leg.extension);

const played = (kind: Pbx, script: PbxScript, more: Partial<PbxScriptOptions> = {}): string[] => {
  const office = connect(kind);
  office.play(pbxScript(script, { line: 1, number: ALI, ...more }));
  office.pass(600_000);
  return office.calls();
};

describe.each(['panasonic', 'ami'] as const)('the calls of a PBX (%s)', (kind) => {
  it('are one that is answered', () => {
    expect(played(kind, 'answered')).toEqual([`incoming ${ALI} answered 0/12000/72000 signal rings=1 at 101`]);
  });

  it('are one that is missed', () => {
    expect(played(kind, 'missed')).toEqual([`incoming ${ALI} missed 0/-/12000 signal rings=1 at nobody`]);
  });

  it('are one without a number', () => {
    expect(played(kind, 'answered', { number: null })).toEqual([
      'incoming none answered 0/12000/72000 signal rings=1 at 101',
    ]);
  });

  it('are one that rings at a group', () => {
    const [only, ...more] = played(kind, 'ringGroup');
    expect(more).toEqual([]);
    expect(only).toMatch(/^incoming 09121234567 answered 0\/12050\/72050 signal rings=\d at 102$/);
  });

  it('are one that is handed on', () => {
    const [only, ...more] = played(kind, 'transfer');
    expect(more).toEqual([]);
    expect(only).toBe(`incoming ${ALI} answered 0/12000/72000 signal rings=1 at 101 102`);
  });

  it('are two at once on two lines', () => {
    expect(played(kind, 'twoLines', { secondNumber: REZA })).toEqual([
      `incoming ${ALI} answered 0/12100/42100 signal rings=1 at 101`,
      `incoming ${REZA} answered 50/12050/72100 signal rings=1 at 102`,
    ]);
  });

  it('are an outgoing one', () => {
    const [only, ...more] = played(kind, 'outgoing');
    expect(more).toEqual([]);
    // An SMDR tells of it when it is over, and then of the talk alone.
    expect(only).toBe(
      kind === 'ami'
        ? `outgoing ${ALI} outgoing 0/12000/72000 signal at 101`
        : `outgoing ${ALI} outgoing 12000/-/72000 signal at 101`,
    );
  });

  it('are two where one caller calls again at once', () => {
    const office = connect(kind);
    for (let times = 0; times < 2; times += 1) {
      office.play(pbxScript('missed', { line: 1, number: ALI }));
      office.pass(2_000);
    }
    expect(office.calls()).toEqual([
      `incoming ${ALI} missed 0/-/12000 signal rings=1 at nobody`,
      `incoming ${ALI} missed 14000/-/26000 signal rings=1 at nobody`,
    ]);
  });

  it('are two where two callers without a number follow each other at once', () => {
    const office = connect(kind);
    for (let times = 0; times < 2; times += 1) {
      office.play(pbxScript('answered', { line: 1, number: null, talkSeconds: 3 }));
      office.pass(1_000);
    }
    expect(office.calls()).toEqual([
      'incoming none answered 0/12000/15000 signal rings=1 at 101',
      'incoming none answered 16000/28000/31000 signal rings=1 at 101',
    ]);
  });

  it('are two where one number is dialled again at once', () => {
    const office = connect(kind);
    for (let times = 0; times < 2; times += 1) {
      office.play(pbxScript('outgoing', { line: 1, number: ALI, talkSeconds: 70 + times }));
      office.pass(1_000);
    }
    expect(office.calls().map((call) => call.split(' ').slice(0, 3).join(' '))).toEqual([
      `outgoing ${ALI} outgoing`,
      `outgoing ${ALI} outgoing`,
    ]);
  });

  it('go on through a telephone that rings for minutes', () => {
    const office = connect(kind);
    office.tell({ kind: 'rings', line: 1, number: ALI, extension: '101' });
    office.pass(55_000);
    // The next telephone of the group, with another minute on the clock of the PBX.
    office.tell({ kind: 'rings', line: 1, number: ALI, extension: '102' });
    office.pass(55_000);
    office.tell({ kind: 'answers', line: 1, extension: '102' });
    office.pass(10_000);
    office.tell({ kind: 'hangsUp', line: 1 });
    const [only, ...more] = office.calls();
    expect(more).toEqual([]);
    expect(only).toMatch(/^incoming 09121234567 answered 0\/110000\/120000 signal rings=\d at 102$/);
  });
});

describe('a Panasonic that tells everything again', () => {
  it('makes no call twice, and those that nobody heard once', () => {
    const office = connect('panasonic');
    office.reconnect();
    office.pass(5_000);
    office.play(pbxScript('answered', { line: 1, number: ALI }));
    office.pass(1_000);
    office.reconnect();
    office.pass(5_000);
    office.playUnheard(pbxScript('missed', { line: 1, number: REZA }));
    office.reconnect();
    office.pass(5_000);
    office.reconnect();
    office.pass(600_000);
    expect(office.calls()).toEqual([
      `incoming ${ALI} answered 5000/17000/77000 signal rings=1 at 101`,
      `incoming ${REZA} missed 95000/-/95000 signal rings=1 at nobody`,
    ]);
  });

  it('makes no calls of what it knows from before the program was started', () => {
    const office = connect('panasonic');
    office.playUnheard(pbxScript('answered', { line: 1, number: ALI }));
    office.reconnect();
    office.pass(5_000);
    expect(office.calls()).toEqual([]);
    office.play(pbxScript('missed', { line: 1, number: REZA }));
    expect(office.calls()).toHaveLength(1);
  });

  it('does not end a call that goes on', () => {
    const office = connect('panasonic');
    office.reconnect();
    office.pass(5_000);
    const steps = pbxScript('answered', { line: 1, number: ALI });
    office.play(steps.slice(0, 2));
    office.reconnect();
    office.play(steps.slice(2));
    expect(office.calls()).toEqual([`incoming ${ALI} answered 5000/17000/77000 signal rings=1 at 101`]);
  });
});

describe('an Asterisk that is lost in the middle of a call', () => {
  it('ends the call when it is heard again', () => {
    const office = connect('ami');
    const steps = pbxScript('answered', { line: 1, number: ALI });
    office.play(steps.slice(0, 2));
    office.reconnect();
    office.play(steps.slice(2));
    expect(office.calls()).toEqual([`incoming ${ALI} answered 0/12000/72000 signal rings=1 at 101`]);
  });
});
