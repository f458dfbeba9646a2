import { io } from 'socket.io-client';
import { printLine } from './print-line.ts';

// The other half of the floor of `watch-hop`: prints every line that the server tells. URL
const socket = io(process.argv[2] ?? '', { transports: ['websocket'] });
socket.on('connect', () => printLine({ ready: true }));
socket.on('line', printLine);
