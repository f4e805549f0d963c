export { search, type Found } from './search.js';
