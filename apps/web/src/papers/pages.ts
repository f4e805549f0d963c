import type { RouteRecordRaw } from 'vue-router';

/** 文书: written from the record, issued with a number, kept; and the bureau's own templates of them. */
export const paperPages: RouteRecordRaw[] = [
  {
    path: '/papers',
    component: () => import('./papers-page.vue'),
    meta: { title: 'papers.title', texts: ['papers', 'reports'], needs: ['papers.read'] },
  },
  {
    path: '/papers/templates',
    component: () => import('./templates-page.vue'),
    meta: { title: 'papers.templates.title', texts: ['papers', 'reports'], needs: ['papers.read'] },
  },
  {
    path: '/papers/:id',
    component: () => import('./paper-page.vue'),
    props: true,
    meta: { title: 'papers.title', texts: ['papers', 'reports'], needs: ['papers.read'] },
  },
];
