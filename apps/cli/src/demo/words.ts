/** Words of the trade for what the program names in English. */
export const stageNames = { primary: '小学', junior: '初中' } as const;
export const verdictNames = { met: '达到', notMet: '未达到', pending: '待定' } as const;
