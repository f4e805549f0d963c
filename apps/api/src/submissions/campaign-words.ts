/** As the API writes them; the document lists their values from here. */
export const formIds = ['section', 'premises', 'county'] as const;
export type FormId = (typeof formIds)[number];

export const campaignStatuses = ['open', 'closed'] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** 未签收, 已签收, 草稿, 已报, 退回, 已核. */
export const taskStatuses = ['unacknowledged', 'acknowledged', 'draft', 'submitted', 'returned', 'accepted'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** 应报, 免报, 已撤并, 已划出, 新建未纳入. */
export const taskStandings = ['owed', 'released', 'ended', 'movedAway', 'notIncluded'] as const;
export type TaskStanding = (typeof taskStandings)[number];
