/** Rungs of the ladder: 临期提醒、催办、蓝单、黄单、红单；提请挂牌督办、约谈、通报. */
export const rungs = ['approaching', 'urging', 'blue', 'yellow', 'red', 'listed', 'talk', 'circular'] as const;
export type RungWord = (typeof rungs)[number];

/** Rungs that go out to the unit by themselves. */
export const slips = ['approaching', 'urging', 'blue', 'yellow', 'red'] as const;
export type SlipWord = (typeof slips)[number];

/** What a leader decides. */
export const proposals = ['listed', 'talk', 'circular'] as const;
export type ProposalWord = (typeof proposals)[number];

/** How an issue stands to its due date: 逾期超 30 天、8—30 天、1—7 天；7 天内到期；未到期；在督导办. */
export const latenessWords = ['over30', 'over7', 'over', 'soon', 'ahead', 'office'] as const;
export type LatenessWord = (typeof latenessWords)[number];

/** Whose word is waited for: the unit's answer, its acceptance, a leader's decision. */
export const waitWords = ['answer', 'acceptance', 'proposal'] as const;
export type WaitWord = (typeof waitWords)[number];

/** Natural or working days. */
export const unitWords = ['natural', 'working'] as const;
export type UnitWord = (typeof unitWords)[number];
