/** What every recorder of sox says the same: raw samples of 16 bit, in blocks of at most 50 ms, and nothing else. */
exports.soxWords = ({ driver, device, sampleRate, channels }) => {
  const format = ['-r', String(sampleRate), '-c', String(channels), '-b', '16', '-e', 'signed-integer'];
  const block = 2 ** Math.floor(Math.log2((sampleRate * channels) / 20));
  // As large as sox wants them, blocks would last a second.
  return ['-q', '-V1', '--buffer', String(block), '-t', driver, ...format, device, '-t', 'raw', ...format, '-L', '-'];
};

/** PulseAudio hands out two seconds at a time to whoever does not ask for less. */
exports.spawnOptions = () => ({
  windowsHide: true,
  env: { ...process.env, LC_ALL: 'C', PULSE_LATENCY_MSEC: '40' },
});
