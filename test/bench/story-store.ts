import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes } from '@app/event-store';
import { fillStore } from './fill-store.js';
import { story, type Plot } from './generator.js';

type Order = Readonly<{ file: string; plot: Plot; count?: number }>;

/** Tells a story into a new store from a process of its own, so that its memory is not counted here. */
export const storyStore = (order: Order): void => {
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`the story could not be written to ${order.file}`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { file, plot, count } = JSON.parse(process.argv[2]!) as Order;
  await fillStore(file, new EventTypes(catalogues), story(plot), count);
}
