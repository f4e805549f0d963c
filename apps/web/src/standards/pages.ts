import type { RouteRecordRaw } from 'vue-router';

const meta = {
  title: 'standards.title',
  texts: ['standards', 'operations'],
  needs: ['standards.read'],
} satisfies RouteRecordRaw['meta'];

/** The standards that are in force, and which of them the county works to. */
export const standardPages: RouteRecordRaw[] = [
  { path: '/system/standards', component: () => import('./standards-page.vue'), meta },
  { path: '/system/standards/:id', component: () => import('./standard-page.vue'), props: true, meta },
];
