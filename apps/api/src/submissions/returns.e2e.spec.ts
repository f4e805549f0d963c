import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api, type Answer, type Client } from '@test/api';
import { soundSection } from '@test/sound-returns';

type Values = Readonly<Record<string, string | null>>;

let api: Api;
let county: string;
let section: string;
const people: Record<string, Client> = {};
const by = (name: string): Client => people[name]!;

beforeAll(async () => {
  api = await Api.start();
  const city = await api.unit('city', null, { name: '阜新市', effectiveAt: '2000-01-01' });
  county = await api.unit('county', city, { name: '彰武县', effectiveAt: '2000-01-01' });
  await api.account('keeper', county, ['administrator']);
  people['keeper'] = await api.as('keeper');
  const made = await by('keeper').post('/api/organizations/schools', {
    parentId: county,
    kind: 'school',
    name: '第二初级中学',
    schoolType: 'junior',
    sharedBuildings: false,
    effectiveAt: '2010-09-01',
    sections: [{ stage: 'junior', name: '初中部' }],
  });
  const { id, sectionIds } = made.body as { id: string; sectionIds: [string] };
  [section] = sectionIds;
  const cast = [
    ['reporter', id, 'reporter'],
    ['principal', id, 'principal'],
    ['director', county, 'supervisionDirector'],
    ['deputy', county, 'supervisionDirector'],
    ['leader', county, 'bureauLeader'],
    ['inspectorate', city, 'supervisionDirector'],
  ] as const;
  for (const [name, unit, role] of cast) {
    await api.account(name, unit, [role]);
    people[name] = await api.as(name);
  }
});
afterAll(() => api.close());

const at = (act = '') => `/api/submissions/${section}/2024-2025${act}`;
const form = { id: 'section', version: 1 };
const fields = (values: Values, explained: Values = {}) =>
  Object.entries(values).map(([field, value]) => ({ field, value, explanation: explained[field] ?? null }));
const file = (change: Values = {}, explained: Values = {}): Promise<Answer> =>
  by('reporter').post(at('/by-form'), { form, entries: fields({ ...soundSection, ...change }, explained) });
const review = async (query = '') =>
  (await by('director').get(at(`/review${query}`))).body as {
    version: number;
    items: { field: string; value: string; change: string; modifications: number; before: unknown; mark: unknown }[];
    open: number;
    total: number;
  };
/** What a reader may do about it; in brackets what is in the way. */
const actsAt = async (who: string, path: string): Promise<string[]> => {
  const { acts: all } = (await by(who).get(path)).body as {
    acts: { act: string; blockedBy: { code: string } | null }[];
  };
  return all.map(({ act, blockedBy }) => (blockedBy ? `(${act}: ${blockedBy.code})` : act));
};
const acts = (who: string): Promise<string[]> => actsAt(who, at('/review'));
/** The same of whoever files. */
const mine = `/api/my-returns/`;
const filing = (who: string): Promise<string[]> => actsAt(who, `${mine}${section}/2024-2025`);
const yes = (field: string) => ({ field, verdict: 'accepted' });
const valueOf = async (query = ''): Promise<string | null> => {
  const { body } = await by('director').get(`/api/counties/${county}/standing?dataYear=2024-2025${query}`);
  const { standing } = body as { standing: { sections: { id: string; values: (string | null)[] }[] } };
  return standing.sections.find(({ id }) => id === section)?.values[1] ?? null;
};
const sequence = async () =>
  ((await by('director').get(`/api/counties/${county}/standing?dataYear=2024-2025`)).body as { sequence: number })
    .sequence;

describe('a return by form, over HTTP', () => {
  it('is refused whole, with every mistake by its field', async () => {
    const wrong = await file({ students: '-1', backboneTeachers: '1.5', books: 'n/a', pencils: '3' });
    expect(wrong.body).toMatchObject({
      status: 422,
      code: 'submission.return',
      errors: expect.arrayContaining([
        { field: 'entries.students', detail: '在校学生数不能为负数（-1）' },
        { field: 'entries.backboneTeachers', detail: expect.stringContaining('应为整数') },
        { field: 'entries.books', detail: expect.stringContaining('须说明原因') },
        { field: 'entries.pencils', detail: expect.stringContaining('没有名为“pencils”') },
      ]),
    });
    const nothing = await by('reporter').post(at('/by-form'), { form, entries: fields({ sponsor: '7', books: null }) });
    expect(nothing.body).toMatchObject({
      status: 422,
      code: 'submission.return',
      errors: [{ field: 'entries.students', detail: expect.stringContaining('71项均为未填') }],
    });
    expect((await by('reporter').get(at())).status).toBe(404);
    const draft = await by('reporter').post(at('/by-form'), { form });
    expect(draft.body).toMatchObject({ status: 409, code: 'submission.no-draft' });
    const twice = await by('reporter').post(at('/by-form'), { form, entries: [yes('a'), yes('a')] });
    expect(twice.status).toBe(400);
  });

  it('is filed, and waits for the head’s word before it is in the queue', async () => {
    expect((await file()).body).toMatchObject({ outcome: 'done' });
    expect((await file()).body).toMatchObject({ outcome: 'nothing' });
    // Without a year the one is shown in which something waits, or was filed.
    const queue = () => by('director').get('/api/submissions/reviews');
    expect((await queue()).body).toMatchObject({ total: 0, dataYear: '2024-2025', dataYears: ['2024-2025'] });
    expect((await by('director').post(at('/review/claim'))).body).toMatchObject({
      status: 409,
      code: 'submission.not-confirmed',
    });
    expect(await filing('reporter')).toEqual([
      'SaveDraft',
      'SubmitReturn',
      'WithdrawSubmission',
      '(CorrectReturn: submission.not-accepted)',
    ]);
    expect(await filing('principal')).toContain('ConfirmReturn');
    expect(await filing('leader')).toEqual(['(ConfirmReturn: submission.not-head)']);
    expect(await filing('director')).toEqual(expect.arrayContaining(['(SubmitReturn: submission.not-yours)']));
    expect((await by('reporter').post(at('/confirmation'), { version: 1 })).status).toBe(403);
    expect((await by('leader').post(at('/confirmation'), { version: 1 })).body).toMatchObject({
      code: 'submission.not-head',
    });
    expect((await by('principal').post(at('/confirmation'), { version: 1 })).body).toMatchObject({ outcome: 'done' });
    expect((await queue()).body).toMatchObject({
      total: 1,
      items: [
        {
          unitId: section,
          kind: 'return',
          filedByName: 'reporter',
          claimedBy: null,
          claimedByName: null,
          openItems: Object.keys(soundSection).length,
        },
      ],
    });
  });

  it('tells each reader what can be done about it now, and what stands in the way', async () => {
    expect(await acts('director')).toEqual([
      'ReviewItems',
      '(AcceptFigures: submission.items-open)',
      'ReturnSubmission',
      '(AcceptCorrection: submission.no-correction)',
      '(RefuseCorrection: submission.no-correction)',
      'ClaimReview',
      '(VerifyFigures: submission.not-accepted-yet)',
      '(LiftLock: submission.not-accepted-yet)',
    ]);
    expect(await acts('leader')).not.toContain('(VerifyFigures: submission.not-accepted-yet)');
    expect(await acts('reporter')).toEqual([]);
  });

  it('is one reviewer’s at a time, who sends two fields back', async () => {
    expect((await by('director').post(at('/review/claim'))).body).toMatchObject({ outcome: 'done' });
    expect(await acts('director')).toContain('ReleaseReview');
    expect(await acts('deputy')).toContain('(ReviewItems: submission.claimed)');
    expect((await by('deputy').get('/api/submissions/reviews?dataYear=2024-2025')).body).toMatchObject({
      items: [{ claimedByName: 'director' }],
    });
    const held = await by('deputy').post(at('/review/claim'));
    expect(held.body).toMatchObject({
      status: 409,
      code: 'submission.claimed',
      detail: expect.stringContaining('2025-03-03 11:00前由其办理'),
    });
    const { items, total, open } = await review();
    expect([items.length, open]).toEqual([total, total]);
    expect(items[0]).toMatchObject({ change: 'new', before: null, modifications: 0 });
    const back = ['books', 'computers'];
    const words = items.map(({ field }) =>
      back.includes(field) ? { field, verdict: 'returned', reason: '与台账不符' } : yes(field),
    );
    const both = [yes('books'), { field: 'books', verdict: 'returned', reason: '与台账不符' }];
    expect(await by('director').post(at('/review/items'), { version: 1, items: both })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'items', detail: '逐项审核：同一填报项一次只能写一条审核意见。' }] },
    });
    const unsaid = [{ field: 'books', verdict: 'returned', reason: ' ' }];
    expect((await by('director').post(at('/review/items'), { version: 1, items: unsaid })).body).toMatchObject({
      code: 'submission.reason-missing',
      detail: '请填写“图书册数”的退回理由。',
    });
    expect((await by('deputy').post(at('/review/items'), { version: 1, items: words })).body).toMatchObject({
      code: 'submission.claimed',
    });
    expect((await by('director').post(at('/review/items'), { version: 1, items: words })).body).toMatchObject({
      outcome: 'done',
    });
    expect((await by('director').post(at('/acceptance'), { version: 1 })).body).toMatchObject({
      code: 'submission.items-open',
      detail: '还有2项没有认可，请逐项审核后再通过。',
    });
    // The marked fields have their reasons: no other is asked for.
    expect((await by('deputy').post(at('/return'), { version: 1, reasons: [] })).body).toMatchObject({
      code: 'submission.claimed',
    });
    const whole = [{ figure: null, reason: '请核对设备台账' }];
    expect((await by('director').post(at('/return'), { version: 1, reasons: whole })).body).toMatchObject({
      outcome: 'done',
    });
    expect((await by('reporter').get(at())).body).toMatchObject({
      status: 'returned',
      versions: [
        {
          form,
          entries: expect.arrayContaining([
            { field: 'books', value: '15000', explanation: null, origin: { kind: 'typed' } },
          ]),
          findings: [],
          confirmedBy: expect.any(String),
          reasons: [
            { figure: null, reason: '请核对设备台账' },
            { figure: 'computers', reason: '与台账不符' },
            { figure: 'books', reason: '与台账不符' },
          ],
        },
      ],
    });
  });

  it('comes again, and only those two are shown', async () => {
    expect((await file()).body).toMatchObject({ code: 'submission.unchanged' });
    expect((await file({ books: '15100', computers: '91' })).body).toMatchObject({ outcome: 'done' });
    await by('principal').post(at('/confirmation'), { version: 2 });
    const { version, items, open } = await review();
    expect([version, open]).toEqual([2, 2]);
    expect(items).toMatchObject([
      {
        field: 'computers',
        value: '91',
        change: 'changed',
        modifications: 1,
        mark: null,
        before: { version: 1, value: '90', mark: { verdict: 'returned', reason: '与台账不符' } },
      },
      { field: 'books', value: '15100', change: 'changed', modifications: 1, before: { version: 1, value: '15000' } },
    ]);
    expect((await review('?all=true')).items.length).toBe(Object.keys(soundSection).length);
    expect((await by('director').get(at('/review'))).body).toMatchObject({
      figures: expect.arrayContaining([
        expect.objectContaining({ figure: 'books', value: '15100', before: { version: 1, value: '15000' } }),
      ]),
    });
  });

  it('is accepted by another than filed or confirmed it, counts, and is locked', async () => {
    const items = [yes('books'), yes('computers')];
    expect(await valueOf()).toBeNull();
    await by('director').post(at('/review/items'), { version: 2, items });
    expect((await by('director').post(at('/acceptance'), { version: 2 })).body).toMatchObject({ outcome: 'done' });
    expect(await valueOf()).toBe('1.250000');
    const locked = await file({ books: '15200' });
    expect(locked.body).toMatchObject({ status: 409, code: 'submission.already-accepted' });
    expect(await filing('reporter')).toEqual([
      'SaveDraft',
      '(SubmitReturn: submission.already-accepted)',
      '(WithdrawSubmission: submission.accepted-stays)',
      'CorrectReturn',
    ]);
  });

  it('is verified from above the county', async () => {
    const verify = { version: 2, note: '与事业统计一致' };
    expect((await by('deputy').post(at('/verification'), verify)).body).toMatchObject({
      status: 403,
      code: 'submission.not-above',
    });
    expect(await acts('inspectorate')).toContain('VerifyFigures');
    expect((await by('inspectorate').post(at('/verification'), verify)).body).toMatchObject({ outcome: 'done' });
    expect((await acts('inspectorate')).join()).not.toContain('VerifyFigures');
    expect((await by('director').get(at('/review'))).body).toMatchObject({
      verifiedVersion: 2,
      verifiedNote: '与事业统计一致',
      open: 0,
      items: [],
    });
  });

  it('is unlocked until a day; the old one counts until the new one is accepted', async () => {
    const unlock = (until: string) => by('leader').post(at('/unlocking'), { reason: '统一补报骨干教师', until });
    expect((await unlock('2025-06-01')).body).toMatchObject({ status: 422, code: 'submission.until' });
    expect((await unlock('2025-03-10')).body).toMatchObject({ outcome: 'done' });
    expect((await by('reporter').get(at('/review'))).body).toMatchObject({
      liftedUntil: '2025-03-10',
      liftedReason: '统一补报骨干教师',
    });
    const page = async () => (await by('reporter').get(`${mine}${section}/2024-2025`)).body;
    expect(await page()).toMatchObject({ status: 'accepted', liftedUntil: '2025-03-10' });
    expect(await filing('reporter')).toContain('SubmitReturn');
    expect((await file({ books: '15100', computers: '91', backboneTeachers: '5' })).body).toMatchObject({
      outcome: 'done',
    });
    expect(await valueOf()).toBe('1.250000');
    await by('principal').post(at('/confirmation'), { version: 3 });
    expect(await review()).toMatchObject({ open: 1, items: [{ field: 'backboneTeachers', modifications: 1 }] });
    await by('director').post(at('/review/items'), { version: 3, items: [yes('backboneTeachers')] });
    await by('director').post(at('/acceptance'), { version: 3 });
    expect(await valueOf()).toBe('1.041667');
    expect((await file()).body).toMatchObject({ code: 'submission.already-accepted' });
    expect(await page()).toMatchObject({ status: 'accepted', liftedUntil: null });
  });

  it('is corrected since a day with another’s word, and every earlier answer stays', async () => {
    const before = await sequence();
    const values = { ...soundSection, books: '15100', computers: '91', backboneTeachers: '4' };
    const correction = {
      form,
      entries: fields(values),
      reason: '一人已调离',
      evidence: [await api.evidence()],
      effectiveAt: '2025-02-01',
    };
    const proposed = await by('director').post(at('/correction/by-form'), correction);
    expect(proposed.body).toMatchObject({ outcome: 'done' });
    expect(await filing('reporter')).toContain('(CorrectReturn: submission.correction-waits)');
    expect(await review()).toMatchObject({ version: 4, open: 1, items: [{ field: 'backboneTeachers', value: '4' }] });
    expect((await by('director').get('/api/submissions/reviews?dataYear=2024-2025')).body).toMatchObject({
      items: [{ kind: 'correction', openItems: null }],
    });
    expect((await by('director').post(at('/correction/acceptance'), { version: 4 })).body).toMatchObject({
      code: 'submission.own-work',
    });
    expect((await by('deputy').post(at('/correction/acceptance'), { version: 4 })).body).toMatchObject({
      outcome: 'done',
    });
    expect(await valueOf('&asOf=2025-03-01')).toBe('0.833333');
    expect(await valueOf('&asOf=2025-01-31')).toBe('1.041667');
    expect(await valueOf(`&asOf=2025-03-01&knownAt=${before}`)).toBe('1.041667');
  });

  it('stands as it was accepted when a further correction is refused, on the school’s page and on the reviewer’s', async () => {
    const values = { ...soundSection, books: '15100', computers: '91', backboneTeachers: '9' };
    const correction = { form, entries: fields(values), reason: '另有 5 人', evidence: [await api.evidence()] };
    await by('director').post(at('/correction/by-form'), correction);
    expect(await review()).toMatchObject({ version: 5, status: 'correcting' });
    const refused = await by('deputy').post(at('/correction/refusal'), { version: 5, reason: '佐证不清' });
    expect(refused.body).toMatchObject({ outcome: 'done' });
    const { body: own } = await by('reporter').get(`/api/my-returns/${section}/2024-2025`);
    expect(own).toMatchObject({ status: 'accepted', version: 4 });
    expect((own as { lines: { field: string; value: string }[] }).lines).toContainEqual(
      expect.objectContaining({ field: 'backboneTeachers', value: '4' }),
    );
    expect(await review()).toMatchObject({ version: 4, status: 'accepted' });
  });
});

describe('the county’s own return', () => {
  it('is the bureau’s: filed by its director, confirmed by a leader, accepted by another', async () => {
    const own = (act: string) => `/api/submissions/${county}/2024-2025${act}`;
    const county1 = {
      form: { id: 'county', version: 1 },
      entries: fields({ teacherAveragePay: '98000', civilServantAveragePay: '97000' }),
    };
    expect((await by('director').post(at('/by-form'), { form, entries: [] })).body).toMatchObject({
      code: 'submission.not-yours',
    });
    expect((await by('director').post(own('/by-form'), county1)).body).toMatchObject({ outcome: 'done' });
    expect((await by('leader').post(own('/confirmation'), { version: 1 })).body).toMatchObject({ outcome: 'done' });
    const items = [yes('teacherAveragePay'), yes('civilServantAveragePay')];
    expect((await by('director').post(own('/review/items'), { version: 1, items })).body).toMatchObject({
      code: 'submission.own-work',
    });
    expect((await by('deputy').post(own('/review/items'), { version: 1, items })).body).toMatchObject({
      outcome: 'done',
    });
    const queue = await by('director').get('/api/submissions/reviews?dataYear=2024-2025');
    expect(queue.body).toMatchObject({ total: 1, items: [{ unitId: county, unit: '彰武县', openItems: 0 }] });
    expect((await by('deputy').post(own('/acceptance'), { version: 1 })).body).toMatchObject({ outcome: 'done' });
    expect((await by('director').get('/api/submissions?dataYear=2024-2025')).body).toMatchObject({
      total: 2,
      items: [
        { unitId: county, status: 'accepted' },
        { unitId: section, status: 'accepted' },
      ],
    });
  });
});
