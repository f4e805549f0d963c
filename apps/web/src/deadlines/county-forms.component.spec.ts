import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { flushPromises } from '@vue/test-utils';
import { mountPiece } from '@test/piece';
import deadlines from '@web/texts/zh-CN/deadlines';
import shell from '@web/texts/zh-CN/shell';

/** What was posted: the path with its parameters, and the body. */
const posted: unknown[] = [];
const post = jest.fn((path: string, { params, body }: { params: { path: object }; body: object }) => {
  posted.push([path, params.path, body]);
  return Promise.resolve({ data: { sequence: 1 }, response: { ok: true, status: 201 } });
});
jest.unstable_mockModule('@web/server/client', () => ({ client: { POST: post } }));
const { default: OwnRuleForm } = await import('./own-rule-form.vue');
const { default: TermsForm } = await import('./terms-form.vue');

const rule = (step: string, stepName: string, count: number | null, level: string) => ({
  step,
  stepName,
  count,
  level,
});
const rules = [
  rule('preliminaryOpinion', '反馈初步督导意见', 5, 'province'),
  rule('acknowledgement', '签收', 3, 'county'),
  rule('plan', '提交整改方案', null, 'national'),
];
const own = [{ step: 'acknowledgement', stepName: '签收', count: 3, unit: 'working', basis: '甲' }];
const texts = { deadlines, shell };
const submit = async (piece: ReturnType<typeof mountPiece>) => {
  await piece.get('form').trigger('submit');
  await flushPromises();
};

afterEach(() => {
  posted.length = 0;
  document.body.innerHTML = '';
});

describe('the form of a county’s own number', () => {
  const form = () => mountPiece(OwnRuleForm, { county: 'c', limits: { own, inForce: { rules } } }, texts);

  it('offers the steps that the law leaves open, and starts with what the county said', () => {
    const piece = form();
    expect(piece.findAll('#own-step option').map((one) => one.text())).toEqual(['签收', '提交整改方案']);
    expect((piece.get('#count').element as HTMLInputElement).value).toBe('3');
    expect(piece.get('button[type=submit]').attributes('disabled')).toBeDefined();
  });

  it('sends the number with its document and day, and closes', async () => {
    const piece = form();
    await piece.get('#own-step').setValue('plan');
    await piece.get('#count').setValue('10');
    await piece.get('#basis').setValue(' 彰教督发〔2025〕3号 ');
    await piece.get('#effectiveAt').setValue('2025-09-01');
    await submit(piece);
    expect(posted).toEqual([
      [
        '/api/counties/{county}/deadline-rules/steps/{step}',
        { county: 'c', step: 'plan' },
        { count: 10, unit: 'working', basis: '彰教督发〔2025〕3号', effectiveAt: '2025-09-01' },
      ],
    ]);
    expect(piece.emitted('done')).toHaveLength(1);
  });

  it('takes a number back without one', async () => {
    const piece = form();
    await piece.get('input[type=checkbox]').setValue(true);
    expect(piece.find('#count').exists()).toBe(false);
    await piece.get('#basis').setValue('已废止');
    await submit(piece);
    expect(posted).toMatchObject([[expect.anything(), { step: 'acknowledgement' }, { count: null }]]);
  });
});

describe('the form of school terms', () => {
  const year = {
    schoolYear: '2025-2026',
    first: { from: '2025-09-01', to: '2026-01-23' },
    second: { from: '2026-02-24', to: '2026-07-10' },
  };

  it('goes on with the next school year, and sends four days', async () => {
    const piece = mountPiece(TermsForm, { county: 'c', years: [year] }, texts);
    expect((piece.get('#schoolYear').element as HTMLInputElement).value).toBe('2026-2027');
    for (const [id, day] of [
      ['first-from', '2026-09-01'],
      ['first-to', '2027-01-22'],
      ['second-from', '2027-02-22'],
      ['second-to', '2027-07-09'],
    ] as const)
      await piece.get(`#${id}`).setValue(day);
    await submit(piece);
    expect(posted).toEqual([
      [
        '/api/counties/{county}/school-terms/{schoolYear}',
        { county: 'c', schoolYear: '2026-2027' },
        {
          first: { from: '2026-09-01', to: '2027-01-22' },
          second: { from: '2027-02-22', to: '2027-07-09' },
          reason: null,
        },
      ],
    ]);
  });

  it('corrects a year that is set with a reason, and starts with its days', async () => {
    const piece = mountPiece(TermsForm, { county: 'c', years: [year] }, texts);
    await piece.get('#schoolYear').setValue('2025-2026');
    expect((piece.get('#second-to').element as HTMLInputElement).value).toBe('2026-07-10');
    const button = piece.get('button[type=submit]');
    expect(button.attributes('disabled')).toBeDefined();
    await piece.get('#reason').setValue('停课一周');
    expect(button.attributes('disabled')).toBeUndefined();
    await submit(piece);
    expect(posted).toMatchObject([[expect.anything(), { schoolYear: '2025-2026' }, { reason: '停课一周' }]]);
  });
});
