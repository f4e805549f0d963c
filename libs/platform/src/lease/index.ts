export { Lease, OwnLease, type Duty, type Holder, type Leases } from './lease.js';
export { openLeases, ownLeases, releaseLeases, type LeaseOptions } from './open-leases.js';
