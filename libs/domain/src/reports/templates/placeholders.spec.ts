import { expect, it } from '@jest/globals';
import { checkPlaceholders, type Placeholder } from './placeholders.js';

const names = {
  fields: { 县名: '区县的名称', 说明: '没有时为空' },
  tables: { 学校: { meaning: '每所一行', fields: { 校名: '名称' } } },
};
/** `县名 #学校 校名 /学校`. */
const marks = (text: string): readonly Placeholder[] =>
  text.split(' ').map((one) => {
    const place = one.startsWith('#') ? 'open' : one.startsWith('/') ? 'close' : 'value';
    return { name: one.replace(/^[#/]/, ''), place };
  });
const whole = '文书编号 二维码 县名 #说明 说明 /说明 #学校 校名 县名 /学校';

it('takes a template that names what there is', () => {
  expect(checkPlaceholders(marks(whole), names)).toEqual({ faults: [], unused: [] });
  expect(checkPlaceholders(marks('文书编号 二维码 #学校 校名 /'), names)).toEqual({
    faults: [],
    unused: ['县名', '说明'],
  });
});

it.each([
  ['甲 乙', ['没有“{甲}”', '没有“{乙}”']],
  ['toString', ['没有“{toString}”']],
  ['校名', ['{#学校}和{/学校}之间']],
  ['#学校 校名 /学校 校名', ['{#学校}和{/学校}之间']],
  ['#校 /校', ['没有“{校}”']],
  ['学校', ['是一张表']],
  ['#学校', ['“{#学校}”没有以']],
  ['/学校', ['“{/学校}”前面没有']],
  ['#学校 #说明 /学校 /说明', ['“{#说明}”应以', '“{#学校}”应以']],
])('lists every fault of %s', (text, faults) => {
  const found = checkPlaceholders(marks(`${whole} ${text}`), names).faults;
  expect(found).toHaveLength(faults.length);
  faults.forEach((fault) => expect(found.join('\n')).toContain(fault));
});

it('does without neither the number nor the square code', () => {
  const { faults } = checkPlaceholders(marks('#二维码 县名 /二维码'), names);
  expect(faults).toEqual(['缺少“{文书编号}”，文书必须印有它。', '缺少“{二维码}”，文书必须印有它。']);
});
