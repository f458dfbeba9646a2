#!/usr/bin/env node
// Plain JavaScript, because it must speak to any Node: the store needs Node-API 10, and crashes the process without it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(import.meta.url);
const built = join(dirname(here), '../../out/main/cli.js');

if (Number(process.versions.napi) >= 10) await run();
else runUnder(ownNode());

async function run() {
  // We were started by the lines below, and whoever started those is gone: without him nobody could end us.
  if (process.channel) {
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    process.channel.unref();
  }
  if (existsSync(built)) await import(pathToFileURL(built).href);
  else stop('Hamzang is not built yet. In its folder, run: npm run build');
}

/** The Node that came with the package, or null. */
function ownNode() {
  try {
    const folder = dirname(createRequire(here).resolve('node/package.json'));
    const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

function runUnder(node) {
  if (!node) return stop(`Hamzang needs Node 22.14 or newer; this is Node ${process.versions.node}.`);
  const child = spawn(node, [here, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(`Hamzang could not start ${node}: ${error.message}`));
  child.on('exit', (code, signal) => {
    process.removeAllListeners(signal ?? '');
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}

function stop(sentence) {
  process.stderr.write(`hamzang: ${sentence}\n`);
  process.exitCode = 78;
}
