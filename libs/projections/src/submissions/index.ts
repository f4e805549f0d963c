export * from './accepted-figures.js';
export * from './figures-of-members.js';
export * from './county-medians.js';
export * from './filed-returns.js';
export * from './filings-then.js';
export * from './return-basis.js';
export * from './review-items.js';
export * from './review-page.js';
export * from './review-queue.js';
export * from './submission-list.js';
export * from './submission-register.js';
export type { BroughtInFrom, SubmissionStatus, VersionStatus } from './version-rows.js';
export * from './campaign-board.js';
export * from './campaign-lines.js';
export {
  askedTask,
  askedUnder,
  campaignById,
  campaignParties,
  campaignsUnder,
  filingUnitsIn,
  newUnitsOf,
  type CampaignFilter,
  type CampaignRow,
} from './campaign-list.js';
export * from './campaign-register.js';
export * from './my-return.js';
export { campaignTodoLines } from './campaign-todo-lines.js';
export { filingTodoLines } from './filing-todo-lines.js';
