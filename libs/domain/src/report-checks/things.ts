import type { Stretch } from './clash.js';
import { longestList } from './lists.js';
import type { Figure, Reading } from './reading.js';

const verbs = /(?:创办|打造|完成|建设|新建|开展|培养|新增|引进|建立|培育|举办|组织|搭建|达到|创建|共建|和|与|及)$/;

/** What a figure counts: the words before it (特色项目10个) or, where these only say what is done, behind it (创办10所学校). */
export const thingOf = ({ name, after }: Figure): string => {
  const thing = name === '' || verbs.test(name) ? after.replace(/[和与及]$/, '') : name;
  return thing.replaceAll('学校', '校').replaceAll(/[“”‘’"]/g, '');
};

/** The figures that stand in a stretch of the text: at most as many as a list has. */
export const figuresIn = ({ figures }: Reading, { start, end }: Stretch): readonly Figure[] => {
  let [low, high] = [0, figures.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (figures[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const found: Figure[] = [];
  for (let index = low; index < Math.min(figures.length, low + longestList) && figures[index]!.start < end; index++)
    found.push(figures[index]!);
  return found;
};
