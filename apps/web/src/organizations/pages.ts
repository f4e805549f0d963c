import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'organizations.title', texts: ['organizations', 'operations'] } as const;

/** Units: the tree of a day, one unit with its history, and how units come and go. */
export const organizationPages: RouteRecordRaw[] = [
  {
    path: '/system/organizations',
    component: () => import('./tree-page.vue'),
    meta: { ...meta, needs: ['organizations.read'], past: ['organizations.read'] },
  },
  {
    path: '/system/organizations/import',
    component: () => import('./import-page.vue'),
    meta: { ...meta, needs: ['organizations.register'] },
  },
  {
    path: '/system/organizations/new',
    component: () => import('./school-page.vue'),
    meta: { ...meta, needs: ['organizations.register'] },
  },
  {
    path: '/system/organizations/office',
    component: () => import('./office-page.vue'),
    meta: { ...meta, needs: ['organizations.register'] },
  },
  {
    path: '/system/organizations/:id([0-9a-f-]{36})',
    component: () => import('./unit-page.vue'),
    props: true,
    meta: { ...meta, needs: ['organizations.read'] },
  },
];
