import { createI18n } from 'vue-i18n';

/** Languages of the pages. */
export type Language = 'zh-CN' | 'en';
// One file a slice; `shell` and `words` are always there, the rest come with their pages.
const files = import.meta.glob<{ default: Record<string, unknown> }>('./*/*.ts');
const kept = 'hengjian.language';

export const i18n = createI18n<false>({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: false,
  missingWarn: import.meta.env.DEV,
  messages: { 'zh-CN': {}, en: {} },
});

const loaded = new Set<string>();
const wanted = new Set(['shell', 'words']);

/** Brings the catalogues of some slices, in the language of today. */
export const needTexts = async (names: readonly string[]): Promise<void> => {
  for (const name of names) wanted.add(name);
  const language = i18n.global.locale.value as Language;
  await Promise.all(
    [...wanted]
      .filter((name) => !loaded.has(`${language}/${name}`))
      .map(async (name) => {
        const file = files[`./${language}/${name}.ts`];
        if (!file) throw new Error(`no catalogue ${language}/${name}`);
        i18n.global.mergeLocaleMessage(language, { [name]: (await file()).default });
        loaded.add(`${language}/${name}`);
      }),
  );
};

const remembered = (): Language => (localStorage.getItem(kept) === 'en' ? 'en' : 'zh-CN');

/** Shows the pages in another language from now on. */
export const speak = async (language: Language): Promise<void> => {
  i18n.global.locale.value = language;
  localStorage.setItem(kept, language);
  document.documentElement.lang = language;
  await needTexts([]);
};

/** Before the first page: the language that was last chosen. */
export const startTexts = (): Promise<void> => speak(remembered());
