import type { RouteRecordRaw } from 'vue-router';

/** The ledger of issues, its board, and each issue. */
export const rectificationPages: RouteRecordRaw[] = [
  {
    path: '/issues',
    component: () => import('./ledger/ledger-page.vue'),
    meta: { title: 'rectifications.title', texts: ['rectifications', 'deadlines'], needs: ['rectification.read'] },
  },
  {
    path: '/issues/board',
    component: () => import('./board/board-page.vue'),
    meta: { title: 'rectifications.board', texts: ['rectifications', 'deadlines'], needs: ['rectification.read'] },
  },
  {
    path: '/issues/new',
    component: () => import('./raise-page.vue'),
    meta: { title: 'rectifications.raise', texts: ['rectifications'], needs: ['rectification.raise'] },
  },
  {
    path: '/issues/:id',
    component: () => import('./issue/issue-page.vue'),
    props: true,
    meta: {
      title: 'rectifications.title',
      texts: ['rectifications', 'supervision', 'notifications', 'deadlines'],
      needs: ['rectification.read'],
    },
  },
];
