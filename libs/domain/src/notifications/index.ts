export * from './notice.js';
export { noticesOf } from './notices-of.js';
export { noticedTypes, type Matter, type NoticedEvent } from './rules.js';
export { noticeWords } from './words.js';
export * from './retrying.js';
export * from './timing.js';
