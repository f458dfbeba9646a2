const { soxWords, spawnOptions } = require('./sound-format.cjs');

/** sox on any system; the driver says which of the system's ways to sound is taken. */
module.exports = (options) => ({ cmd: 'sox', args: soxWords(options), spawnOptions: spawnOptions() });
