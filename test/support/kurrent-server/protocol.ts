import { createRequire } from 'node:module';
import type * as Grpc from '@grpc/grpc-js';
import type * as GossipServices from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import type * as GossipMessages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import type * as FeatureServices from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import type * as FeatureMessages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import type * as Shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type * as StatusMessages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import type * as StreamServices from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type * as Streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type * as AnyMessage from 'google-protobuf/google/protobuf/any_pb.js';
import type * as TimestampMessage from 'google-protobuf/google/protobuf/timestamp_pb.js';

export type { Grpc, Shared, Streams };

// Generated CommonJS, whose names Node cannot see: so it is required rather than imported.
const required = createRequire(import.meta.url);
const generated = '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/';

/** The transport, and the messages and services that the client ships with: what it speaks is what is answered. */
export const grpc = required('@grpc/grpc-js') as typeof Grpc;
export const streams = required(`${generated}streams_pb`) as typeof Streams;
export const shared = required(`${generated}shared_pb`) as typeof Shared;
export const status = required(`${generated}status_pb`) as typeof StatusMessages;
export const gossip = required(`${generated}gossip_pb`) as typeof GossipMessages;
export const features = required(`${generated}serverfeatures_pb`) as typeof FeatureMessages;
export const anyMessage = required('google-protobuf/google/protobuf/any_pb.js') as typeof AnyMessage;
export const timestamps = required('google-protobuf/google/protobuf/timestamp_pb.js') as typeof TimestampMessage;
export const services = {
  streams: (required(`${generated}streams_grpc_pb`) as typeof StreamServices).StreamsService,
  gossip: (required(`${generated}gossip_grpc_pb`) as typeof GossipServices).GossipService,
  features: (required(`${generated}serverfeatures_grpc_pb`) as typeof FeatureServices).ServerFeaturesService,
} as const;

/** A stream's name as it travels: bytes. */
export const nameOf = (identifier: Shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export const identifierOf = (name: string): Shared.StreamIdentifier => {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(name, 'utf8'));
  return identifier;
};

/** An id in either of its two forms, as text. */
export const idOf = (uuid: Shared.UUID | undefined): string => {
  if (!uuid) return '';
  if (uuid.hasString()) return uuid.getString();
  const structured = uuid.getStructured()!;
  const half = (bits: string | number) => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');
  const hex = half(structured.getMostSignificantBits()) + half(structured.getLeastSignificantBits());
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

export const uuidOf = (id: string): Shared.UUID => {
  const uuid = new shared.UUID();
  uuid.setString(id);
  return uuid;
};

/** A refusal as the server words it: a status and, in the trailers, which exception it was. */
export const refusal = (
  code: Grpc.status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): Partial<Grpc.StatusObject> & Readonly<{ code: Grpc.status; details: string; metadata: Grpc.Metadata }> => {
  const metadata = new grpc.Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { code, details, metadata };
};
