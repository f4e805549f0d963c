/** Pages of what an event is about, by the category of its stream. */
const pages: Readonly<Record<string, string>> = {
  rectification: '/issues/',
  'common-issue': '/issues/common/',
  inspection: '/inspections/',
  organization: '/system/organizations/',
  campaign: '/submissions/campaigns/',
  account: '/system/accounts/',
};

/** Where what an event changed is shown: `hj.main.rectification-7d0a…` → `/issues/7d0a…`; null when no page is its own. */
export const pageOf = (stream: string): string | null => {
  const [, category, id] =
    /^[^.]+\.[^.]+\.([a-z-]+?)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(stream) ?? [];
  const page = category === undefined ? undefined : pages[category];
  return page === undefined ? null : `${page}${id}`;
};
