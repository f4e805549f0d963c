import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'audit.title', texts: ['audit'] } as const;

/** The record itself: who did what, when, and whether it is as it was written. */
export const auditPages: RouteRecordRaw[] = [
  { path: '/audit', component: () => import('./trail-page.vue'), meta: { ...meta, needs: ['audit.read'] } },
  {
    path: '/audit/replay',
    component: () => import('./replay/replay-page.vue'),
    meta: { ...meta, texts: ['audit', 'indicators'], needs: ['audit.replay'], past: ['audit.replay'] },
  },
  {
    path: '/audit/play',
    component: () => import('./replay/play-page.vue'),
    meta: { ...meta, texts: ['audit', 'indicators'], needs: ['audit.replay'] },
  },
  {
    path: '/audit/sign-ins',
    component: () => import('./journal-page.vue'),
    meta: { ...meta, needs: ['audit.journal'] },
  },
  {
    path: '/audit/events/:sequence(\\d+)',
    component: () => import('./event-page.vue'),
    props: ({ params }) => ({ sequence: Number(params['sequence']) }),
    meta: { ...meta, texts: ['audit', 'fields'], needs: ['audit.read'] },
  },
];
