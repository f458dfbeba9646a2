import { ReadlineParser, SerialPort } from 'serialport';

/** The least that reads a box: each number that it sends, without its leading zero. */
export function readNumbers(path: string, heard: (number: string) => void, onOpen: () => void): void {
  const port = new SerialPort({ path, baudRate: 9600 });
  port.pipe(new ReadlineParser({ delimiter: '@' })).on('data', (frame: string) => {
    const number = /C0(\d+)$/.exec(frame)?.[1];
    if (number) heard(number);
  });
  port.on('open', onOpen);
}
