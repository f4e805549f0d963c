import type { RouteRecordRaw } from 'vue-router';

/** Everyone's landing page: what is due. */
export const todoPages: RouteRecordRaw[] = [
  { path: '/', component: () => import('./todo-page.vue'), meta: { title: 'todo.title', texts: ['todo'] } },
];
