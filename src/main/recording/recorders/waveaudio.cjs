const { soxWords, spawnOptions } = require('./sound-format.cjs');

/** sox on Windows: its `--default-device` fails there, so the device is always named. */
module.exports = (options) => ({
  cmd: 'sox',
  args: soxWords({ ...options, driver: 'waveaudio' }),
  spawnOptions: spawnOptions(),
});
