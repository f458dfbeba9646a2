const { spawnOptions } = require('./sound-format.cjs');

/** ALSA's own program. */
module.exports = ({ device, sampleRate, channels }) => ({
  cmd: 'arecord',
  args: [
    ...['-q', '-D', device, '-r', String(sampleRate), '-c', String(channels)],
    ...['-t', 'raw', '-f', 'S16_LE', '--buffer-time=500000', '--period-time=50000', '-'],
  ],
  spawnOptions: spawnOptions(),
});
