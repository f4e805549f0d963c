import Sequencer from '@jest/test-sequencer';

/** Tiers by how long one of their specs takes. */
const tiers = [/\.web\.spec\.ts$/, /\.e2e\.spec\.ts$/, /\.component\.spec\.ts$/, /\.int\.spec\.ts$/];

const tierOf = ({ path }) => {
  const tier = tiers.findIndex((suffix) => suffix.test(path));
  return tier === -1 ? tiers.length : tier;
};

/**
 * Specs of browsers and servers first: on a fresh machine jest goes by the size of files, and would end with one core
 * waiting for a short spec that opens every page. Within a tier as jest does it, by how long each took here before.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => tierOf(a) - tierOf(b));
  }
}
