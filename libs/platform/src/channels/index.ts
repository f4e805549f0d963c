export { isNetwork } from './addresses.js';
export {
  channelNames,
  NotDelivered,
  type Channel,
  type ChannelName,
  type Message,
  type MessageLine,
  type Receipt,
} from './channel.js';
export { Channels, noChannels, type ChannelsConfig } from './channels.js';
export { lineKinds, type Line, type LineConfig, type LineKind } from './lines.js';
