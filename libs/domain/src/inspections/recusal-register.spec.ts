import { describe, it } from '@jest/globals';
import { given } from '@test/given';
import { director, inspector, on, secondInspector } from '@test/supervision-cast';
import { recusalRegister, type RecusalCommand, type RecusalEvent } from './recusal-register.js';

const declare: RecusalCommand = {
  type: 'DeclareRecusal',
  accountId: 'inspector-1',
  unitId: 'school-1',
  ground: 'leftWithin3Years',
  leftOn: '2024-02-29',
};
const declared: RecusalEvent = {
  type: 'RecusalDeclared',
  data: {
    accountId: 'inspector-1',
    unitId: 'school-1',
    ground: 'leftWithin3Years',
    since: '2024-02-29',
    until: '2027-02-28',
  },
};
const end: RecusalCommand = { type: 'EndRecusal', unitId: 'school-1', ground: 'leftWithin3Years', reason: '登记有误' };
const ended: RecusalEvent = {
  type: 'RecusalEnded',
  data: {
    accountId: 'inspector-1',
    unitId: 'school-1',
    ground: 'leftWithin3Years',
    on: '2025-03-03',
    reason: '登记有误',
  },
};

describe('the register of recusals', () => {
  it('counts three years from the day of leaving', () => {
    given(recusalRegister, []).when(declare, inspector).yields([declared]);
    given(recusalRegister, [declared]).when(declare, inspector).yields([]);
    const { leftOn: _, ...undated } = declare;
    given(recusalRegister, []).when(undated, inspector).refuses('recusal.left-on-missing');
    given(recusalRegister, [])
      .when({ ...declare, leftOn: '2024-02-30' }, inspector)
      .refuses('time.malformed');
  });

  it('keeps other grounds open until somebody else ends them', () => {
    given(recusalRegister, [declared])
      .when(
        { type: 'DeclareRecusal', accountId: 'inspector-1', unitId: 'school-1', ground: 'familyThere' },
        on('2025-03-05', inspector),
      )
      .yields([
        {
          type: 'RecusalDeclared',
          data: {
            accountId: 'inspector-1',
            unitId: 'school-1',
            ground: 'familyThere',
            since: '2025-03-05',
            until: null,
          },
        },
      ]);
    given(recusalRegister, [declared]).when(end, inspector).refuses('recusal.own-ending');
    given(recusalRegister, [declared]).when(end, director).yields([ended]);
    given(recusalRegister, [declared, ended]).when(end, director).yields([]);
    given(recusalRegister, [declared, ended]).when(declare, director).yields([declared]);
    given(recusalRegister, []).when(end, director).refuses('recusal.not-declared');
    given(recusalRegister, [declared])
      .when({ ...end, reason: '' }, director)
      .refuses('recusal.reason-missing');
  });

  it('is of one inspector', () =>
    given(recusalRegister, [declared])
      .when({ ...declare, accountId: 'inspector-2', unitId: 'school-2' }, director)
      .refuses('recusal.other-account'));

  it('is kept by the inspector or, for them, by the director', () => {
    given(recusalRegister, []).when(declare, director).yields([declared]);
    given(recusalRegister, []).when(declare, secondInspector).refuses('recusal.for-another');
  });
});
