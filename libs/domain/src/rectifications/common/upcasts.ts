import type { Upcast } from '../../kernel/index.js';

type First = Readonly<{ children: readonly object[] }>;

/** Version 2 says of each unit whether it had its issue before; in version 1 every issue was a new one. */
export const commonIssueUpcasts: Readonly<Record<string, Upcast>> = {
  'CommonIssueRaised@1': (data: First) => ({
    ...data,
    children: data.children.map((child) => ({ ...child, there: false })),
  }),
};
