/** What a figure is: a count that only grows, how something is now, or how long something took (seconds). */
export type Kind = 'counter' | 'gauge' | 'seconds';

type Definition = Readonly<{ kind: Kind; help: string; labels: readonly string[] }>;

const define = (kind: Kind, help: string, ...labels: string[]): Definition => ({ kind, help, labels });

/**
 * Every figure of our own, beside those of the process (`process_*`, `nodejs_*`). A label is a word of this program, a
 * route's template or a channel's name: never an id, a name or a path as it was asked for.
 */
export const definitions = {
  hengjian_commands_total: define('counter', 'Commands by type and outcome.', 'type', 'outcome'),
  hengjian_command_seconds: define('seconds', 'From a command to its outcome, the log included.', 'outcome'),
  hengjian_append_seconds: define('seconds', 'From an append to its being durable.', 'outcome'),
  hengjian_http_seconds: define('seconds', 'From a request to its answer.', 'method', 'route', 'status'),
  hengjian_ready: define('gauge', 'Whether requests may be sent here (1) or not (0).'),
  hengjian_unready: define('gauge', 'What stands against it.', 'code'),
  hengjian_log_events: define('gauge', 'Number of the last event of the log.'),
  hengjian_log_heard: define('gauge', 'Whether what others write into the log is heard (1) or not (0).'),
  hengjian_log_unheard_seconds: define('gauge', 'Since when it is not heard; 0 while it is.'),
  hengjian_checkpoint_signing: define('gauge', 'How checkpoints are signed: 1 for the state that it is.', 'state'),
  hengjian_log_faults: define('gauge', 'Events that are not as they were recorded, found by any server by night.'),
  hengjian_replay_open_differences: define('gauge', 'Answers that were not what the log says, and still are not.'),
  hengjian_replay_proved_points_total: define('counter', 'Points replayed and compared by night.', 'outcome'),
  hengjian_replay_last_timestamp_seconds: define(
    'gauge',
    'When the last nightly proof ended; absent before the first.',
  ),
  hengjian_lease_held: define('gauge', 'Whether a kind of round is done by this node (1) or not (0).', 'duty'),
  hengjian_read_model_sequence: define('gauge', 'Number of the last event that the lists show.'),
  hengjian_read_model_lag_events: define('gauge', 'Events that the lists are behind.'),
  hengjian_read_model_lag_seconds: define('gauge', 'Age of the first event that the lists do not show yet.'),
  hengjian_projection_sequence: define('gauge', 'Last event up to which a list is whole.', 'projection'),
  hengjian_parked_events: define('gauge', 'Events that a list could not follow.', 'projection'),
  hengjian_applied_events_total: define('counter', 'Events entered into the lists.'),
  hengjian_apply_seconds: define('seconds', 'To enter a batch of events into the lists.'),
  hengjian_process_sequence: define('gauge', 'Last event that a process has dealt with.', 'process'),
  hengjian_dead_letters: define('gauge', 'Commands of a process that were not carried out.', 'process'),
  hengjian_queue_jobs: define('gauge', 'Jobs of a queue: waiting, due, or given up by it.', 'queue', 'state'),
  hengjian_queue_workers: define('gauge', 'Processes that take jobs of a queue.', 'queue'),
  hengjian_wakes: define('gauge', 'Rows of the lists: due, overdue, or failing to be woken.', 'state'),
  hengjian_jobs_taken_total: define('counter', 'Jobs that this worker took, by what came of them.', 'outcome'),
  hengjian_outbox_messages: define('gauge', 'Messages waiting, sent or failed.', 'channel', 'state'),
} as const satisfies Readonly<Record<string, Definition>>;

export type MetricName = keyof typeof definitions;
