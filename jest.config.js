process.env.TZ = 'UTC';

const base = require('./.config/jest.config');

module.exports = {
  ...base,
  // d3-color and others ship .mjs, which the scaffold's pattern misses
  transform: { '^.+\\.m?[tj]sx?$': Object.values(base.transform)[0] },
  testTimeout: 120_000,
};
