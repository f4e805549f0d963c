export { holdersOf, hearersOf, type Hearers } from './hearers.js';
export { noticesFor, type InboxWindow } from './inbox.js';
export { aboutOf, noticesAbout, noticesAfter, noticesById, type NoticeRow } from './notice-reading.js';
export { notices } from './notice-rows.js';
export { countiesOf, countyOf as countyIdOf } from './places.js';
export { unheardUnder, type Unheard } from './unheard.js';
