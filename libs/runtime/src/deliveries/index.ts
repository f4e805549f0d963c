export { DeliveryHome, homeFile } from './delivery-home.js';
export { deliveryId, digestBundle, digestId, isDigest } from './delivery-ids.js';
export {
  DeliverySettings,
  lineOf,
  usualDelivery,
  type ChosenLines,
  type CountyDelivery,
  type PersonalDelivery,
} from './settings.js';
