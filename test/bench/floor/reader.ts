import { writeSync } from 'node:fs';
import { ReadlineParser, SerialPort } from 'serialport';
import { openBareLookup } from '../bare-lookup.ts';

// The floor of `pty-to-watch`: a bare reader that looks each number up once and prints the line. PATH FILE
const [path = '', file = ''] = process.argv.slice(2);
const { find } = openBareLookup(file);
const port = new SerialPort({ path, baudRate: 9600 });
port.pipe(new ReadlineParser({ delimiter: '@' })).on('data', (frame: string) => {
  const number = /C0(\d+)$/.exec(frame)?.[1];
  if (number) print({ number: `0${number}`, customer: find(`+98${number}`) });
});
port.on('open', () => print({ ready: true }));

function print(line: unknown): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}
