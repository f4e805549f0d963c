import { Frontier, genesis, linked } from '@app/ledger';

/** The end of a log: what the next event is counted, linked and hashed onto. */
export type Tip = Readonly<{ frontier: Frontier; link: string }>;

/** The tip of a log without events. */
export const emptyTip: Tip = { frontier: Frontier.empty, link: genesis };

/** The tip after one event more, by its hash. */
export const grown = ({ frontier, link }: Tip, hash: string): Tip => ({
  frontier: frontier.append(hash),
  link: linked(link, hash),
});
