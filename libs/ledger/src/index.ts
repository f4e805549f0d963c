export * from './canonical.js';
export * from './chain.js';
export { Chains } from './chains.js';
export { examined } from './examined.js';
export * from './checkpoint.js';
export * from './keys.js';
export * from './merkle.js';
export * from './named-id.js';
export * from './note.js';
export * from './proof.js';
export * from './rotation.js';
export * from './tree.js';
export * from './verify.js';
export * from './witness.js';
export { eventLine } from './bundle/event-line.js';
export {
  bundleFormat,
  type BundleEnd,
  type BundleFile,
  type BundleHead,
  type BundleScope,
  type Growth,
} from './bundle/lines.js';
export * from './bundle/manifest.js';
export { stretchIn, type BundleStretch } from './bundle/stretch.js';
export { followedKeys, membersOf, missingOf, witnessedBy, type Witnessed } from './bundle/signers.js';
export { grewFrom } from './bundle/growth.js';
export * from './bundle/verify-bundle.js';
