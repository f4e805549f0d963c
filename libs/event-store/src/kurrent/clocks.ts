/** Milliseconds that two clocks may differ. */
const tolerance = 5000;

/** Whether the server's clock is too far ahead of ours, and what to tell an operator; null when they agree. */
export const compared = (server: Date, ours: Date): Readonly<{ isAhead: boolean; warning: string | null }> => {
  const ahead = server.getTime() - ours.getTime();
  if (Math.abs(ahead) <= tolerance) return { isAhead: false, warning: null };
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const warning = `事件库服务器的时钟比本机${ahead > 0 ? '快' : '慢'} ${seconds} 秒，请校准两边的时间，否则写入会被拒绝。`;
  return { isAhead: ahead > 0, warning };
};
