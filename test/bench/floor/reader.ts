import { openBareLookup } from '../bare-lookup.ts';
import { printLine } from './print-line.ts';
import { readNumbers } from './read-numbers.ts';

// A floor of `pty-to-watch`: a bare reader that looks each number up once and prints the line. PATH FILE
const [path = '', file = ''] = process.argv.slice(2);
const { find } = openBareLookup(file);
readNumbers(
  path,
  (number) => printLine({ number: `0${number}`, customer: find(`+98${number}`) }),
  () => printLine({ ready: true }),
);
