import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { contentSecurityPolicy } from '../../../src/main/server/security-headers.ts';

export type Heard = { readonly ticket: string; readonly sent: () => number };
export type RecordingStage = {
  readonly url: string;
  /** Every request for sound, and the bytes that left for it so far. */
  readonly heard: readonly Heard[];
  /** From now on these tickets are answered by 404. */
  expire(fits: (ticket: string) => boolean): void;
  close(): Promise<void>;
};

const RATE = 8000;
const HEADER = 44;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Builds the stage page once and serves it as the hub does: same policy, and sound in ranges. */
export async function serveRecordingStage(): Promise<RecordingStage> {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const outDir = mkdtempSync(join(tmpdir(), 'hamzang-stage-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 4000, minify: false },
  });
  const heard: Heard[] = [];
  let isExpired: (ticket: string) => boolean = () => false;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://stage').pathname;
    if (path.startsWith('/recordings/')) {
      const ticket = path.slice('/recordings/'.length);
      if (isExpired(ticket)) refuse(response);
      else heard.push({ ticket, sent: sound(response, ticket, request.headers.range ?? null) });
      return;
    }
    const file = normalize(path === '/' ? '/index.html' : path);
    try {
      const body = readFileSync(join(outDir, file));
      response.writeHead(200, {
        'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': contentSecurityPolicy(''),
      });
      response.end(body);
    } catch {
      refuse(response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    heard,
    expire(fits) {
      isExpired = fits;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

function refuse(response: ServerResponse): void {
  response.writeHead(404).end();
}

/** A tone as long as the recording, made as it is asked for: an hour of it is nowhere. */
function sound(response: ServerResponse, ticket: string, range: string | null): () => number {
  const seconds = ticket.startsWith('hour') ? 3600 : 192;
  const size = HEADER + seconds * RATE * 2;
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  const from = asked === null ? 0 : Number(asked[1]);
  const to = Math.min(size - 1, asked?.[2] ? Number(asked[2]) : size - 1);
  response.writeHead(asked === null ? 200 : 206, {
    'Content-Type': 'audio/wav',
    'Accept-Ranges': 'bytes',
    'Content-Length': to - from + 1,
    ...(asked === null ? {} : { 'Content-Range': `bytes ${from}-${to}/${size}` }),
  });
  let at = from;
  const STEP = 65_536;
  const more = () => {
    while (at <= to) {
      const end = Math.min(to + 1, at + STEP);
      const chunk = bytesOf(at, end, size);
      at = end;
      if (!response.write(chunk)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
  return () => at - from;
}

function bytesOf(from: number, to: number, size: number): Buffer {
  const first = from - (from % 2);
  const chunk = Buffer.alloc(to - first + 1);
  for (let at = Math.max(first, HEADER); at < to; at += 2)
    chunk.writeInt16LE(Math.round(Math.sin(((at - HEADER) / 2) * 0.35) * 6000), at - first);
  if (first < HEADER) wavHeader(size).copy(chunk, 0, first, Math.min(HEADER, to));
  return chunk.subarray(from - first, to - first);
}

function wavHeader(size: number): Buffer {
  const head = Buffer.alloc(HEADER);
  head.write('RIFF', 0);
  head.writeUInt32LE(size - 8, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(size - HEADER, 40);
  return head;
}
