// The least that records so many lines: each program's sound goes straight into a file of its own. DIR COUNT RATE
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';

const [dir, count, rate] = process.argv.slice(2);
let heard = 0;
const children = Array.from({ length: Number(count) }, (_, i) => {
  const child = spawn('arecord', ['-q', '-D', `line${i}`, '-r', rate, '-c', '1', '-t', 'raw', '-f', 'S16_LE', '-']);
  child.stdout.once('data', () => {
    heard += 1;
    if (heard === Number(count)) process.stdout.write('{"ready":true}\n');
  });
  child.stdout.pipe(createWriteStream(join(dir, `floor-${i}.raw`)));
  return child;
});
process.once('SIGTERM', () => {
  for (const child of children) child.kill();
});
