import { ref, watchEffect, type Ref } from 'vue';

export type Theme = 'light' | 'dark';
const kept = 'hengjian.theme';
const theme = ref<Theme>(
  (localStorage.getItem(kept) as Theme | null) ??
    (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'),
);

/** The colours of the pages; the choice is kept in this browser. */
export const useTheme = (): Ref<Theme> => {
  watchEffect(() => {
    document.documentElement.dataset['theme'] = theme.value;
    document.documentElement.classList.toggle('dark', theme.value === 'dark');
    localStorage.setItem(kept, theme.value);
  });
  return theme;
};
