export { countyRecordAt, type CountyRecordAt } from './county-record.js';
