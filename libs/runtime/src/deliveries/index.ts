export { DeliveryHome, homeFile } from './delivery-home.js';
export { deliveryId, digestBundle, digestId, isDigest } from './delivery-ids.js';
export { DeliverySettings, usualDelivery, type CountyDelivery, type PersonalDelivery } from './settings.js';
