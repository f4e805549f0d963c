import type { Bench } from './measure.js';
import { Desk } from './pages/desk.js';
import { firstLoad } from './pages/first-load.js';
import { ledger } from './pages/ledger.js';
import { matrix } from './pages/matrix.js';
import { memory } from './pages/memory.js';
import { serving } from './server.js';
import { townIn } from './town.js';

/** Visits to each of 300 sections in a year: some ten thousand issues come of them. */
const visits = 40;

/** The pages in Debian's Chromium before the program itself, over a county's year. */
export const bench: Bench = async (folder) => {
  const town = await townIn(folder, 1, visits);
  const server = await serving(town.data);
  const desk = await Desk.at(server.url, town);
  try {
    return [await firstLoad(desk), await matrix(desk), await ledger(desk), await memory(desk)];
  } finally {
    await desk.close();
    await server.stop();
  }
};
