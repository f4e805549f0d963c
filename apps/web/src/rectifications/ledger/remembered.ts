/** How somebody last looked at the ledger: the query of its URL, columns included, and the height of its rows. */
export type Remembered = Readonly<{ query: Readonly<Record<string, string>>; roomy: boolean }>;

const keyOf = (accountId: string): string => `hengjian.issues.${accountId}`;
const nothing: Remembered = { query: {}, roomy: false };

/** What is remembered of a person in this browser. What cannot be read counts as nothing. */
export const recall = (accountId: string): Remembered => {
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(keyOf(accountId)) ?? '{}') as Partial<Remembered>) };
  } catch {
    return nothing;
  }
};

/** Remembers for next time. */
export const remember = (accountId: string, what: Remembered): void => {
  localStorage.setItem(keyOf(accountId), JSON.stringify(what));
};
