const { soxWords, spawnOptions } = require('./sound-format.cjs');

/** sox on macOS. */
module.exports = (options) => ({
  cmd: 'sox',
  args: soxWords({ ...options, driver: 'coreaudio' }),
  spawnOptions: spawnOptions(),
});
