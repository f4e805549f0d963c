import type { APIRequestContext } from 'playwright-core';

/** A page as somebody sees it. `path` may need an id that only the server knows. */
export type PageCase = Readonly<{
  name: string;
  who: string;
  path: string | ((ask: Ask) => Promise<string>);
}>;

/** Asks the API as whoever is signed in. */
export type Ask = <T>(path: string) => Promise<T>;

export const asking =
  (request: APIRequestContext): Ask =>
  async <T>(path: string): Promise<T> => {
    const answer = await request.get(path);
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  };

const director = 'zhangwu-director';
const reporter = 'zhangwu-school01';
const inspector = 'zhangwu-inspector1';

const anInspection = async (ask: Ask): Promise<string> => {
  const { items } = await ask<{ items: [{ inspectionId: string }] }>('/api/inspections?limit=1');
  return items[0].inspectionId;
};

const anOrderedIssue = async (ask: Ask): Promise<string> => {
  const { items } = await ask<{ items: { issueId: string }[] }>('/api/issues?status=closed&limit=1');
  return items[0]!.issueId;
};
const ownCounty = async (ask: Ask): Promise<string> => {
  const { counties } = await ask<{ counties: { unitId: string }[] }>('/api/session');
  return counties[0]!.unitId;
};
const anyReport = async (ask: Ask): Promise<string> => {
  const { items } = await ask<{ items: { reportId: string }[] }>(`/api/counties/${await ownCounty(ask)}/reports`);
  return items[0]!.reportId;
};
const anyPaper = async (ask: Ask): Promise<string> => {
  const { items } = await ask<{ items: { paperId: string }[] }>(`/api/papers?countyId=${await ownCounty(ask)}`);
  return items[0]!.paperId;
};
const anyCampaign = async (ask: Ask): Promise<string> => {
  const { items } = await ask<{ items: { campaignId: string }[] }>('/api/campaigns');
  return items[0]!.campaignId;
};
const ownReturn = async (ask: Ask): Promise<string> => {
  const { items } = await ask<{ items: { unitId: string }[] }>('/api/my-returns');
  return `/submissions/${items[0]!.unitId}`;
};
const reviewsOf = async (ask: Ask): Promise<string[]> => {
  const { items } = await ask<{ items: { unitId: string }[] }>(
    '/api/submissions?dataYear=2024-2025&status=accepted&limit=200',
  );
  return items.map(({ unitId }) => `/submissions/reviews/${unitId}/2024-2025`);
};
const anyReview = async (ask: Ask): Promise<string> => (await reviewsOf(ask))[0]!;
/** Of the one school that files by form. */
const formReview = async (ask: Ask): Promise<string> => {
  for (const path of await reviewsOf(ask)) {
    const { form } = await ask<{ form: object | null }>(`/api${path.replace(/\/reviews(.*)/, '$1')}/review`);
    if (form !== null) return path;
  }
  throw new Error('nobody has filed by form');
};

/** Every page of the application, each by one who works with it. */
export const pages: readonly PageCase[] = [
  { name: 'todo', who: director, path: '/' },
  { name: 'todo-unit', who: director, path: '/?scope=unit&order=unit' },
  { name: 'todo-school', who: reporter, path: '/' },
  { name: 'inbox', who: reporter, path: '/inbox' },
  { name: 'channels', who: 'zhangwu-admin', path: '/system/channels' },
  { name: 'indicators', who: director, path: '/indicators' },
  { name: 'indicators-checklist', who: director, path: '/indicators/checklist' },
  { name: 'indicators-item', who: director, path: '/indicators/items/B3' },
  { name: 'indicators-survey', who: director, path: '/indicators/items/recognition' },
  { name: 'indicators-exemptions', who: director, path: '/indicators/exemptions' },
  { name: 'indicators-dispersion', who: director, path: '/indicators/dispersion' },
  { name: 'indicators-warnings', who: director, path: '/indicators/warnings' },
  { name: 'indicators-certification', who: director, path: '/indicators/certification' },
  { name: 'warnings-school', who: reporter, path: '/indicators/warnings' },
  { name: 'indicators-school', who: reporter, path: '/indicators' },
  {
    name: 'indicators-explained',
    who: director,
    path: async (ask) => {
      const { counties } = await ask<{ counties: { unitId: string }[] }>('/api/session');
      return `/indicators?state=unqualified&explain=${counties[0]?.unitId}.cv.junior.L3`;
    },
  },
  { name: 'what-if', who: director, path: '/indicators/what-if' },
  { name: 'indicators-past', who: director, path: '/indicators?asOf=2025-01-10&knownBy=2025-01-10' },
  { name: 'issues-past', who: director, path: '/issues?status=all&asOf=2025-03-01' },
  { name: 'me', who: director, path: '/me' },
  { name: 'password', who: director, path: '/me/password' },
  { name: 'trail', who: 'zhangwu-auditor', path: '/audit' },
  { name: 'event', who: 'zhangwu-auditor', path: '/audit/events/1287' },
  { name: 'difference', who: 'zhangwu-auditor', path: '/audit/replay?asOf=2025-01-10&knownBy=2025-01-10' },
  { name: 'play', who: 'zhangwu-auditor', path: '/audit/play?month=2025-03-31' },
  { name: 'sign-ins', who: 'zhangwu-auditor', path: '/audit/sign-ins' },
  { name: 'issues', who: director, path: '/issues?status=all' },
  { name: 'issues-school', who: reporter, path: '/issues' },
  { name: 'issues-board', who: director, path: '/issues/board' },
  { name: 'issue-new', who: director, path: '/issues/new' },
  { name: 'common-issues', who: director, path: '/issues/common' },
  { name: 'common-issue-new', who: director, path: '/issues/common/new' },
  {
    name: 'common-issue',
    who: director,
    path: async (ask) => {
      const { items } = await ask<{ items: { commonIssueId: string }[] }>('/api/common-issues?limit=1');
      return `/issues/common/${items[0]!.commonIssueId}`;
    },
  },
  {
    name: 'issue',
    who: director,
    path: async (ask) => {
      const { items } = await ask<{ items: { issueId: string }[] }>('/api/issues?status=closed&limit=1');
      return `/issues/${items[0]!.issueId}`;
    },
  },
  {
    name: 'issue-difference',
    who: director,
    path: async (ask) => {
      const { items } = await ask<{ items: { issueId: string }[] }>('/api/issues?status=closed&limit=1');
      return `/issues/${items[0]!.issueId}/difference?from=2024-12-01`;
    },
  },
  {
    name: 'unit-difference',
    who: director,
    path: async (ask) => {
      const { items } = await ask<{ items: { unitId: string }[] }>(
        `/api/organizations/units?kind=school&limit=1&search=${encodeURIComponent('郊区小学')}`,
      );
      return `/indicators/units/${items[0]!.unitId}/difference?from=2025-01-10`;
    },
  },
  { name: 'supervision', who: director, path: '/supervision' },
  { name: 'supervision-school', who: reporter, path: '/supervision?lateness=over' },
  { name: 'scoreboard', who: director, path: '/supervision/scoreboard?from=2000-01-01' },
  { name: 'scoreboard-steps', who: director, path: '/supervision/scoreboard?from=2000-01-01&by=inspectors&view=steps' },
  { name: 'scoreboard-lines', who: director, path: '/supervision/scoreboard/lines?from=2000-01-01&figure=due' },
  { name: 'supervision-ladder', who: director, path: '/supervision/ladder' },
  { name: 'help', who: 'zhangwu-school01', path: '/help' },
  { name: 'filing', who: director, path: '/submissions' },
  { name: 'filing-school', who: reporter, path: '/submissions' },
  { name: 'campaign', who: director, path: async (ask) => `/submissions/campaigns/${await anyCampaign(ask)}` },
  { name: 'campaign-new', who: director, path: '/submissions/campaigns/new' },
  { name: 'return-open', who: reporter, path: async (ask) => `${await ownReturn(ask)}/2023-2024?section=teachers` },
  { name: 'return-accepted', who: reporter, path: async (ask) => `${await ownReturn(ask)}/2024-2025` },
  { name: 'return-versions', who: reporter, path: async (ask) => `${await ownReturn(ask)}/2024-2025/versions` },
  { name: 'units', who: 'zhangwu-admin', path: '/system/organizations' },
  {
    name: 'unit',
    who: 'zhangwu-admin',
    path: async (ask) => {
      const { items } = await ask<{ items: { unitId: string }[] }>('/api/organizations/units?kind=school&limit=1');
      return `/system/organizations/${items[0]!.unitId}?act=rename`;
    },
  },
  { name: 'school', who: 'zhangwu-admin', path: '/system/organizations/new' },
  { name: 'office', who: 'zhangwu-admin', path: '/system/organizations/office' },
  { name: 'schools-import', who: 'zhangwu-admin', path: '/system/organizations/import' },
  { name: 'accounts', who: 'zhangwu-admin', path: '/system/accounts' },
  {
    name: 'account',
    who: 'zhangwu-admin',
    path: async (ask) => {
      const { items } = await ask<{ items: { accountId: string }[] }>('/api/accounts?role=inspector&limit=1');
      return `/system/accounts/${items[0]!.accountId}`;
    },
  },
  { name: 'account-new', who: 'zhangwu-admin', path: '/system/accounts/new' },
  { name: 'accounts-import', who: 'zhangwu-admin', path: '/system/accounts/import' },
  { name: 'standards', who: director, path: '/system/standards' },
  { name: 'deadlines', who: director, path: '/system/deadlines' },
  { name: 'standard', who: director, path: '/system/standards/hqb-2017' },
  { name: 'health', who: 'system-admin', path: '/system/health' },
  { name: 'backups', who: 'system-admin', path: '/system/backups' },
  { name: 'board', who: director, path: '/board' },
  { name: 'inspections', who: director, path: '/inspections' },
  { name: 'inspections-month', who: director, path: '/inspections?view=calendar&day=2024-11-28' },
  { name: 'inspections-planner', who: director, path: '/inspections?view=planner' },
  { name: 'inspections-responsible', who: director, path: '/inspections/responsible' },
  { name: 'inspection-plan', who: director, path: '/inspections/new' },
  { name: 'recusals', who: director, path: '/inspections/recusals' },
  { name: 'inspection', who: director, path: async (ask) => `/inspections/${await anInspection(ask)}` },
  {
    name: 'inspection-record',
    who: director,
    path: async (ask) => `/inspections/${await anInspection(ask)}/papers/record`,
  },
  { name: 'visit', who: inspector, path: async (ask) => `/inspections/${await anInspection(ask)}/visit` },
  { name: 'reviews', who: director, path: '/submissions/reviews' },
  { name: 'review-form', who: director, path: async (ask) => `${await formReview(ask)}?show=all` },
  { name: 'review-figures', who: director, path: anyReview },
  { name: 'reports', who: director, path: '/reports' },
  { name: 'report', who: director, path: async (ask) => `/reports/${await anyReport(ask)}` },
  {
    name: 'papers',
    who: director,
    path: async (ask) => `/papers?kind=rectification-notice&subject=${await anOrderedIssue(ask)}`,
  },
  { name: 'paper', who: director, path: async (ask) => `/papers/${await anyPaper(ask)}` },
  { name: 'papers-school', who: reporter, path: '/papers' },
  { name: 'paper-templates', who: director, path: '/papers/templates' },
  { name: 'report-check', who: director, path: '/reports/check' },
  { name: 'verify', who: director, path: '/verify/0000-0000-0000-00000' },
  { name: 'missing', who: director, path: '/no-such-page' },
];
