const series = ['primary', 'part', 'near', 'fail', 'met', 'empty', 'na'] as const;
/** Names of the tokens that a chart draws with. */
export const chartTokens = ['text', 'text-2', 'line', 'line-strong', 'surface', ...series] as const;
export type ChartToken = (typeof chartTokens)[number];

/**
 * ECharts' theme in the colours of the pages' theme. Without it axes, legend and tooltip keep the greys of a white page.
 * @param colours value of each token as it is now
 */
export const chartTheme = (colours: Readonly<Record<ChartToken, string>>): object => {
  const label = { color: colours['text-2'] };
  const axis = {
    axisLabel: label,
    nameTextStyle: label,
    axisLine: { lineStyle: { color: colours['line-strong'] } },
    axisTick: { lineStyle: { color: colours['line-strong'] } },
    splitLine: { lineStyle: { color: colours.line } },
  };
  return {
    color: series.map((name) => colours[name]),
    textStyle: { fontFamily: 'inherit', color: colours.text },
    legend: {
      textStyle: label,
      pageTextStyle: label,
      pageIconColor: colours['text-2'],
      pageIconInactiveColor: colours['line-strong'],
      inactiveColor: colours['line-strong'],
    },
    categoryAxis: axis,
    valueAxis: axis,
    tooltip: {
      backgroundColor: colours.surface,
      borderColor: colours['line-strong'],
      textStyle: { color: colours.text },
      axisPointer: { lineStyle: { color: colours['line-strong'] }, label: { color: colours.surface } },
    },
  };
};
