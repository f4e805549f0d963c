import { createClient } from '@app/api-client';
import { noticeKnowledge } from './knowledge';

/** The one client of the pages. The session is a cookie; commands bring a key, queries wait for what was just written. */
export const client = createClient(location.origin);
client.use({
  onResponse({ request, response }) {
    noticeKnowledge(request, response);
    return undefined;
  },
});
