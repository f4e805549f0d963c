/** A day as a clerk says it, or an instant, as the instant it begins or ends at. Days are those of Shanghai (UTC+8). */
export const instantOf = (text: string, edge: 'start' | 'end'): string =>
  text.length > 10 ? text : `${text}T${edge === 'start' ? '00:00:00.000' : '23:59:59.999'}+08:00`;
