import { expect, it } from '@jest/globals';
import { chartTheme, chartTokens, type ChartToken } from './theme';

/** Each token by its own name: their contrast is the tokens' own spec. */
const named = Object.fromEntries(chartTokens.map((name) => [name, name])) as Record<ChartToken, string>;

it('leaves no word of a chart in the greys of a white page', () => {
  expect(chartTheme(named)).toMatchObject({
    textStyle: { color: 'text' },
    categoryAxis: { axisLabel: { color: 'text-2' }, splitLine: { lineStyle: { color: 'line' } } },
    valueAxis: { axisLabel: { color: 'text-2' }, splitLine: { lineStyle: { color: 'line' } } },
    legend: { textStyle: { color: 'text-2' }, pageTextStyle: { color: 'text-2' } },
    tooltip: { backgroundColor: 'surface', textStyle: { color: 'text' } },
  });
});
