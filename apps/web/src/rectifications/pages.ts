import type { RouteRecordRaw } from 'vue-router';

/** The ledger of issues, its board, and each issue. */
export const rectificationPages: RouteRecordRaw[] = [
  {
    path: '/issues',
    component: () => import('./ledger/ledger-page.vue'),
    meta: {
      title: 'rectifications.title',
      texts: ['rectifications', 'deadlines'],
      needs: ['rectification.read'],
      past: ['audit.replay'],
    },
  },
  {
    path: '/issues/board',
    component: () => import('./board/board-page.vue'),
    meta: {
      title: 'rectifications.board',
      texts: ['rectifications', 'deadlines'],
      needs: ['rectification.read'],
      past: ['audit.replay'],
    },
  },
  {
    path: '/issues/new',
    component: () => import('./raise-page.vue'),
    meta: { title: 'rectifications.raise', texts: ['rectifications'], needs: ['rectification.raise'] },
  },
  {
    path: '/issues/common',
    component: () => import('./common/common-list-page.vue'),
    meta: { title: 'rectifications.common.title', texts: ['rectifications'], needs: ['rectification.common'] },
  },
  {
    path: '/issues/common/new',
    component: () => import('./common/raise-common-page.vue'),
    meta: { title: 'rectifications.common.raise', texts: ['rectifications'], needs: ['rectification.raise'] },
  },
  {
    path: '/issues/common/:id',
    component: () => import('./common/common-page.vue'),
    props: true,
    meta: { title: 'rectifications.common.one', texts: ['rectifications'], needs: ['rectification.common'] },
  },
  {
    path: '/issues/:id',
    component: () => import('./issue/issue-page.vue'),
    props: true,
    meta: {
      title: 'rectifications.title',
      texts: ['rectifications', 'supervision', 'notifications', 'deadlines'],
      needs: ['rectification.read'],
      past: ['audit.replay'],
    },
  },
];
