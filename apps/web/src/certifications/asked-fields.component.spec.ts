import { expect, it } from '@jest/globals';
import { mountPiece } from '@test/piece';
import RecordDialog from '@web/indicators/checklist/record-dialog.vue';
import certifications from '@web/texts/zh-CN/certifications';
import indicators from '@web/texts/zh-CN/indicators';
import shell from '@web/texts/zh-CN/shell';
import { certificationActs, forms } from './acts';
import { askedFields } from './asked-fields';

const say = (key: string): string => key;

it.each(certificationActs)('%s begins without a finding', (act) => {
  const fields = askedFields(act, '2025-03-18', say);
  expect(fields.map(({ name }) => name)).toEqual(forms[act].map(([name]) => name));
  for (const { name, kind, value, required, choices } of fields) {
    expect(value).toBe(name === 'effectiveAt' ? '2025-03-18' : '');
    if (kind !== 'choice') continue;
    expect([required, choices?.[0]?.value, (choices ?? []).length > 2]).toEqual([true, '', true]);
  }
});

it('sends nothing while the outcome of an objection is not chosen', async () => {
  HTMLDialogElement.prototype.showModal = () => undefined;
  const fields = askedFields('AnswerObjection', '2025-03-18', say);
  const piece = mountPiece(
    RecordDialog,
    { title: '答复异议', fields, withEvidence: false, unitId: 'c', act: '答复异议', working: false, problem: null },
    { certifications, indicators, shell },
  );
  await piece.get('#record-answer').setValue('已核查。');
  await piece.get('form').trigger('submit');
  expect(piece.emitted('send')).toBeUndefined();
  expect(document.activeElement?.id).toBe('record-upheld');
  expect(piece.get('[role=alert]').text()).toBe(indicators.record.missing);
  await piece.get('#record-upheld').setValue('true');
  await piece.get('form').trigger('submit');
  expect(piece.emitted('send')).toMatchObject([[{ values: { upheld: 'true', answer: '已核查。' } }]]);
});
