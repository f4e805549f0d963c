export default {
  title: '帮助',
  lead: '标准怎样算，符号什么意思，键盘怎样用',
  examples: '算一遍',
  live: '学校是举例，数字由系统按与真学校相同的规则当场算出。',
  verdict: { met: '✓ 达到', notMet: '✗ 未达到', pending: '待定' },
  states: {
    title: '六种状态',
    met: '不低于达标值（差异系数不高于限值）。先比较，后取整。',
    near: '达标，但离达标值不到 5%。按达标算，提醒留意。',
    aboveFloor: '低于达标值，不低于其 85%。一所学校至多一项可以如此。',
    belowFloor: '低于达标值的 85%。',
    missing: '还没有填。不算达标，也不算不达标。',
    notApplicable: '按规定不适用，须说明理由。',
  },
};
