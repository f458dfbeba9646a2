// Stands in for arecord: one tone at real pace, in blocks of 20 ms, to whoever reads it. -r RATE …
const words = process.argv.slice(2);
const rate = Number(words[words.indexOf('-r') + 1]);
const HERTZ = 400;
const BLOCK_MS = 20;
const frames = (rate * BLOCK_MS) / 1000;
const began = performance.now();
let made = 0;

function block() {
  const pcm = Buffer.alloc(frames * 2);
  for (let i = 0; i < frames; i += 1)
    pcm.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * HERTZ * (made + i)) / rate)), i * 2);
  made += frames;
  return pcm;
}

setInterval(() => {
  while (((made + frames) * 1000) / rate <= performance.now() - began) process.stdout.write(block());
}, BLOCK_MS);
process.stdout.on('error', () => process.exit(0));
