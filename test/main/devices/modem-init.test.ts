import { describe, expect, it } from 'vitest';
import {
  createModemInit,
  type ModemInit,
  modemInitSteps,
  replyIn,
} from '../../../src/main/devices/modem/init-commands.ts';

/** Sends every command to a modem that knows only some dialects, and gives back what it heard. */
function talk(init: ModemInit, answer: (command: string) => 'ok' | 'error' | 'timeout'): readonly string[] {
  const sent: string[] = [];
  for (let step = init.next(null); step !== null; step = init.next(answer(step.command))) sent.push(step.command);
  return sent;
}

describe('the init of a modem', () => {
  it('stops at the first dialect that the modem takes', () => {
    const init = createModemInit();
    const sent = talk(init, (command) => (command === 'AT+VCID=1' ? 'error' : 'ok'));
    expect(sent).toEqual(['AT', 'ATZ', 'ATE0 V1 Q0 S0=0', 'AT+VCID=1', 'AT#CID=1']);
    expect(init.chosen).toBe('AT#CID=1');
  });

  it('goes on when the set-up is refused or not answered', () => {
    const init = createModemInit();
    talk(init, (command) => (command === 'AT+VCID=1' ? 'ok' : 'timeout'));
    expect(init.chosen).toBe('AT+VCID=1');
  });

  it('ends with no dialect after all of them were refused', () => {
    const init = createModemInit();
    expect(talk(init, () => 'error').length).toBe(12);
    expect(init.chosen).toBeNull();
    expect(init.next('ok')).toBeNull();
  });

  it('sets the country, where there is one, before it asks for caller IDs', () => {
    const commands = modemInitSteps('B4').map((step) => step.command);
    expect(commands.slice(2, 5)).toEqual(['ATE0 V1 Q0 S0=0', 'AT+GCI=B4', 'AT+VCID=1']);
  });

  it('starts anew when the port was opened again', () => {
    const init = createModemInit();
    talk(init, () => 'ok');
    expect(init.next(null)?.command).toBe('AT');
    expect(init.chosen).toBeNull();
  });

  it('gives every step a time after which it is over', () => {
    expect(modemInitSteps(null).every((step) => step.timeoutMs >= 300)).toBe(true);
  });
});

describe('the reply of a modem', () => {
  it.each([
    ['\r\nOK\r\n', 'ok'],
    ['AT+VCID=1\r\r\nERROR\r\n', 'error'],
    ['\r\nOK', null],
    ['\r\nNOT OK\r\n', null],
    ['', null],
  ])('in %j is %j', (text, reply) => {
    expect(replyIn(text)).toBe(reply);
  });
});
