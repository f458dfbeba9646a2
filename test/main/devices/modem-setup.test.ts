import { describe, expect, it } from 'vitest';
import { createModemSetup } from '../../../src/main/devices/modem-setup.ts';
import { createVirtualTime } from '../../support/virtual-time.ts';

const DAY_MS = 24 * 3600 * 1000;

/** A modem that answers as `answer` says; null: it says nothing. */
function bench(answer: (command: string) => string | null) {
  const time = createVirtualTime();
  const heard: string[] = [];
  const told: (string | null)[] = [];
  const gone = new AbortController();
  const state = { silence: null as number | null, deaf: false };
  const setup = createModemSetup({
    wait: time.wait,
    silence: () => state.silence,
    tell: (detail) => told.push(detail),
  });
  const done = setup.run(
    {
      lost: new Promise(() => undefined),
      async write(bytes) {
        if (state.deaf) throw new Error('write: no answer within 500 ms');
        const command = Buffer.from(bytes).toString().slice(0, -1);
        heard.push(command);
        const reply = answer(command);
        if (reply === null) return;
        // In two pieces, as bytes come.
        setup.heard(Buffer.from(`${command}\r\r\n${reply.slice(0, 1)}`));
        setup.heard(Buffer.from(`${reply.slice(1)}\r\n`));
      },
      close: async () => undefined,
    },
    gone.signal,
  );
  const end = async (): Promise<void> => {
    gone.abort();
    await done;
  };
  return { time, heard, told, state, end, setup };
}

describe('setting a modem up', () => {
  it('ends with the first dialect that is taken', async () => {
    const { time, heard, told, end } = bench((command) => (command === 'AT+VCID=1' ? 'ERROR' : 'OK'));
    await time.pass(1);
    expect(heard).toEqual(['AT', 'ATZ', 'ATE0 V1 Q0 S0=0', 'AT+VCID=1', 'AT#CID=1']);
    expect(told).toEqual([null]);
    await end();
  });

  it('waits only so long for each answer, and says when there was none at all', async () => {
    const { time, heard, told, end } = bench(() => null);
    await time.pass(499);
    expect(heard).toEqual(['AT']);
    await time.pass(1);
    expect(heard).toEqual(['AT', 'ATZ']);
    await time.pass(10_000);
    expect(heard).toHaveLength(12);
    expect(told).toEqual(['the modem does not answer commands']);
    await end();
  });

  it('says when the modem refuses every dialect', async () => {
    const { time, told, end } = bench((command) => (/[+#%*$-]/.test(command) ? 'ERROR' : 'OK'));
    await time.pass(10_000);
    expect(told).toEqual(['the modem took none of the caller ID commands']);
    await end();
  });

  it('is done again a day later, but not in the middle of a call', async () => {
    const { time, heard, state, end } = bench(() => 'OK');
    await time.pass(1);
    heard.length = 0;
    state.silence = 3_000;
    await time.pass(DAY_MS + 30_000);
    expect(heard).toEqual([]);
    state.silence = 63_000;
    await time.pass(60_000);
    expect(heard).toContain('AT+VCID=1');
    await end();
  });

  it('tells the words of a port that takes no bytes', async () => {
    const { time, told, state, end } = bench(() => 'OK');
    await time.pass(1);
    state.deaf = true;
    await time.pass(DAY_MS);
    expect(told).toEqual([null, 'write: no answer within 500 ms']);
    await end();
  });

  it('ends at once with its port', async () => {
    const { time, heard, told, end } = bench(() => null);
    await time.pass(100);
    await end();
    expect(heard).toEqual(['AT']);
    expect(told).toEqual([]);
  });

  it('lets a number that is dialled meanwhile wait for its turn', async () => {
    const { time, heard, end, setup } = bench((command) => (command === 'ATZ' ? null : 'OK'));
    await time.pass(100);
    const dialled = setup.dial('09125550039', null);
    await time.pass(300);
    expect(heard).toEqual(['AT', 'ATZ']);
    await time.pass(5_000);
    await dialled;
    expect(heard.slice(0, 5)).toEqual(['AT', 'ATZ', 'ATDT09125550039;', 'ATE0 V1 Q0 S0=0', 'AT+VCID=1']);
    await end();
  });

  it('goes on with what comes next when a command could not be sent', async () => {
    const { time, state, end, setup } = bench(() => 'OK');
    await time.pass(1);
    state.deaf = true;
    await expect(setup.dial('1', null)).rejects.toThrow('no answer');
    state.deaf = false;
    await setup.dial('1', null);
    await end();
  });
});
