import { io } from 'socket.io-client';
import { printLine } from './print-line.ts';

// Prints every line that the bare reader with socket.io tells. PORT
const socket = io(`http://127.0.0.1:${process.argv[2]}`, { transports: ['websocket'] });
socket.on('connect', () => printLine({ ready: true }));
socket.on('line', printLine);
