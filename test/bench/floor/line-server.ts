import { Server } from 'socket.io';
import { openBareLookup } from '../bare-lookup.ts';
import { readNumbers } from './read-numbers.ts';

// One half of the floor of `watch-hop`: the bare reader, whose line goes over socket.io to whoever listens. PATH FILE
const [path = '', file = ''] = process.argv.slice(2);
const { find } = openBareLookup(file);
const office = new Server({ transports: ['websocket'], serveClient: false, perMessageDeflate: false });
office.listen(0);
readNumbers(path, (number) => office.emit('line', { number: `0${number}`, customer: find(`+98${number}`) }), ready);

function ready(): void {
  const address = office.httpServer.address();
  const port = typeof address === 'object' ? address?.port : 0;
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}` })}\n`);
}
