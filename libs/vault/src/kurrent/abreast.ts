/** How many calls a node has under way at once. */
const most = 32;

/** Does a work for each item, several at once; the first that fails ends it, after those under way. */
export const abreast = async <Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> => {
  const left = items.values();
  const one = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(most, items.length) }, one));
  const failed = ended.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
};
