import type { RouteRecordRaw } from 'vue-router';

/** The rules with worked examples, and the keys. */
export const helpPages: RouteRecordRaw[] = [
  { path: '/help', component: () => import('./help-page.vue'), meta: { title: 'help.title', texts: ['help'] } },
];
