import { sql, type Kysely } from 'kysely';

/** The first schema. Never edit a migration that was released: add the next one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('devices')
    .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('device_id', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text')
    .addColumn('type', 'text')
    .addColumn('notes', 'text')
    .addColumn('registered_at', 'real')
    .addColumn('reading_count', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('first_seen', 'real')
    .addColumn('last_seen', 'real')
    .addColumn('next_position', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('merged_position', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();

  await schema
    .createTable('exercise_sessions')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('device_id', 'text', (column) => column.notNull())
    .addColumn('exercise_type', 'text')
    .addColumn('subject', 'text')
    .addColumn('name', 'text')
    .addColumn('notes', 'text')
    .addColumn('start_time', 'real', (column) => column.notNull())
    .addColumn('end_time', 'real')
    .addColumn('reading_count', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema.createIndex('sessions_by_start').on('exercise_sessions').column('start_time').execute();
  await schema
    .createIndex('sessions_by_device')
    .on('exercise_sessions')
    .columns(['device_id', 'start_time'])
    .execute();

  await schema
    .createTable('sensor_chunks')
    .addColumn('first_reading_id', 'integer', (column) => column.primaryKey())
    .addColumn('device_number', 'integer', (column) => column.notNull())
    .addColumn('session_id', 'integer', (column) => column.references('exercise_sessions.id'))
    .addColumn('start_time', 'real', (column) => column.notNull())
    .addColumn('end_time', 'real', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('magnetometer_count', 'integer', (column) => column.notNull())
    .addColumn('named_count', 'integer', (column) => column.notNull())
    .addColumn('temperature_count', 'integer', (column) => column.notNull())
    .addColumn('temperature_sum', 'real')
    .addColumn('temperature_min', 'real')
    .addColumn('temperature_max', 'real')
    .addColumn('data', 'blob', (column) => column.notNull())
    .execute();
  // Holds all that listings ask before they open a chunk.
  await schema
    .createIndex('chunks_by_device')
    .on('sensor_chunks')
    .columns(['device_number', 'end_time', 'start_time', 'count', 'session_id'])
    .execute();
  await sql`create index chunks_by_session on sensor_chunks (session_id) where session_id is not null`.execute(
    db,
  );

  // Without a row id of its own: the key is all there is to look up.
  await sql`create table accepted_batches (
    device_number integer not null, boot integer not null, seq integer not null,
    first_reading_id integer not null, count integer not null, checksum integer not null,
    primary key (device_number, boot, seq)) without rowid`.execute(db);

  await schema
    .createTable('exercise_labels')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('session_id', 'integer', (column) => column.notNull().references('exercise_sessions.id'))
    .addColumn('start_reading_id', 'integer', (column) => column.notNull())
    .addColumn('end_reading_id', 'integer', (column) => column.notNull())
    .addColumn('start_time', 'real', (column) => column.notNull())
    .addColumn('end_time', 'real', (column) => column.notNull())
    .addColumn('exercise_type', 'text', (column) => column.notNull())
    .addColumn('repetitions', 'integer')
    .addColumn('quality_score', 'real')
    .addColumn('labeled_by', 'text')
    .addColumn('labeled_at', 'real', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('labels_by_session')
    .on('exercise_labels')
    .columns(['session_id', 'start_time'])
    .execute();

  await schema
    .createTable('ml_models')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('is_active', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('classes', 'text', (column) => column.notNull())
    .addColumn('training_samples', 'integer', (column) => column.notNull())
    .addColumn('validation_accuracy', 'real')
    .addColumn('metrics', 'text', (column) => column.notNull())
    .addColumn('hyperparameters', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('catalogue_version', 'integer', (column) => column.notNull())
    .addColumn('job_id', 'integer')
    .addColumn('created_at', 'real', (column) => column.notNull())
    .addColumn('last_prediction_at', 'real')
    .addUniqueConstraint('model_name_version', ['name', 'version'])
    .execute();
  await sql`create unique index one_active_model on ml_models (is_active) where is_active = 1`.execute(db);
  await schema
    .createTable('ml_artifacts')
    .addColumn('model_id', 'integer', (column) => column.primaryKey().references('ml_models.id'))
    .addColumn('artifact', 'blob', (column) => column.notNull())
    .execute();

  await schema
    .createTable('model_predictions')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('device_id', 'text')
    .addColumn('model_id', 'integer', (column) => column.notNull().references('ml_models.id'))
    .addColumn('session_id', 'integer')
    .addColumn('start_time', 'real', (column) => column.notNull())
    .addColumn('end_time', 'real', (column) => column.notNull())
    .addColumn('exercise', 'text', (column) => column.notNull())
    .addColumn('confidence', 'real', (column) => column.notNull())
    .addColumn('raw_exercise', 'text', (column) => column.notNull())
    .addColumn('raw_confidence', 'real', (column) => column.notNull())
    .addColumn('probabilities', 'text', (column) => column.notNull())
    .addColumn('processing_ms', 'real', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('predictions_by_device')
    .on('model_predictions')
    .columns(['device_id', 'end_time'])
    .execute();
  await schema.createIndex('predictions_by_model').on('model_predictions').column('model_id').execute();

  await schema
    .createTable('training_jobs')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('stage', 'text')
    .addColumn('percent', 'real', (column) => column.notNull().defaultTo(0))
    .addColumn('reason', 'text')
    .addColumn('result', 'text', (column) => column.notNull().defaultTo('null'))
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('created_at', 'real', (column) => column.notNull())
    .addColumn('started_at', 'real')
    .addColumn('finished_at', 'real')
    .execute();
}
