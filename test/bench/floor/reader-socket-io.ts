import { Server } from 'socket.io';
import { openBareLookup } from '../bare-lookup.ts';
import { printLine } from './print-line.ts';
import { readNumbers } from './read-numbers.ts';

// A floor of `pty-to-watch`: the bare reader, whose line goes over socket.io to whoever listens. PATH FILE
const [path = '', file = ''] = process.argv.slice(2);
const { find } = openBareLookup(file);
const office = new Server({ transports: ['websocket'], serveClient: false, perMessageDeflate: false });
office.listen(0);
readNumbers(path, (number) => office.emit('line', { number: `0${number}`, customer: find(`+98${number}`) }), ready);

function ready(): void {
  const address = office.httpServer.address();
  printLine({ port: typeof address === 'object' ? address?.port : 0 });
}
