import { findLeftovers } from '../../../src/main/recording/vault/leftovers.ts';
import { sealFile } from '../../../src/main/recording/vault/seal-file.ts';

/** A program that seals what lies in a folder, to be killed while it does: `node seal-all.ts FOLDER KEY`. */
const [folder = '', key = ''] = process.argv.slice(2);
const place = { folder, masterKey: Buffer.from(key, 'hex') };
const silent = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent };
process.stdout.write('ready\n');
for (const { recordingId, file, startedAt } of await findLeftovers(place, silent)) {
  const codec = recordingId.startsWith('f') ? 'flac' : 'opus';
  try {
    await sealFile(place, { recordingId, file, startedAt, codec, bitrate: 24_000 });
    process.stdout.write(`${recordingId}\n`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'none';
    process.stdout.write(`failed ${code}\n`);
  }
}
process.exit(0);
