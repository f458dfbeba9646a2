// The floor of `start` and `idle`: Node with the same libraries and one query, and nothing else. FILE KEY
import { createServer } from 'node:http';
import BetterSqlite3 from 'better-sqlite3';
import { SerialPort } from 'serialport';
import { Server } from 'socket.io';

const [file, key] = process.argv.slice(2);
const db = new BetterSqlite3(file, { readonly: true });
const found = db
  .prepare('select c.name as name from phone_numbers p join customers c on c.id = p.customer_id where p.key = ?')
  .get(key);
if (!found || !SerialPort) throw new Error('nothing was found');
const http = createServer();
new Server(http, { transports: ['websocket'], serveClient: false });
http.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ ready: true })}\n`));
