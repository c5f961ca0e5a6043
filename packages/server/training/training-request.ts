import { FEATURE_PROFILES } from '@progo/motion/features';
import { Type, type Static } from 'typebox';

/** Which features a model looks at. */
export const Profile = Type.Union(
  FEATURE_PROFILES.map((profile) => Type.Literal(profile)),
  {
    description:
      'Features: as_worn also tells by how the sensor sits, any_orientation only by what stays the same when it is turned round, full by all there is; absent: what the family does best with',
  },
);

const ids = (description: string) => Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { description }));
const names = (description: string) => Type.Optional(Type.Array(Type.String(), { description }));

/** Which labelled readings to train on; what is left out does not restrict. */
const TrainingFilter = Type.Object(
  {
    session_ids: ids('Only these sessions'),
    device_ids: names('Only these devices'),
    subjects: names('Only these people'),
    exercise_types: names('Only these exercises'),
    start_date: Type.Optional(
      Type.String({ description: 'Only sessions started at or after, ISO 8601 or Unix ms' }),
    ),
    end_date: Type.Optional(
      Type.String({ description: 'Only sessions started at or before, ISO 8601 or Unix ms' }),
    ),
  },
  { description: 'Which labelled readings to train on' },
);

export const TrainingRequest = Type.Object(
  {
    model_name: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 128,
        default: 'default_classifier',
        description: 'Name of the model; versions are counted per name',
      }),
    ),
    model_type: Type.Optional(
      Type.String({
        default: 'random_forest',
        description: 'Family of classifiers, see GET /api/v1/ml/model-types',
      }),
    ),
    profile: Type.Optional(Profile),
    augment_degrees: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 180,
        default: 0,
        description:
          'Learn from copies of every recording too that are turned by up to so many degrees: for a sensor that sits a little differently each time; 0: none',
      }),
    ),
    training_data_filter: Type.Optional(
      Type.Union([TrainingFilter, Type.Null()], {
        description: 'Which labelled readings to train on; absent: all',
      }),
    ),
    hyperparameters: Type.Optional(
      Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()], {
        description:
          'Settings of the family by name, see GET /api/v1/ml/model-types; absent ones keep their defaults',
      }),
    ),
    device_id: Type.Optional(
      Type.Union([Type.String(), Type.Null()], { description: 'Only readings of this device' }),
    ),
    group: Type.Optional(
      Type.String({
        description:
          'What evaluation keeps together: subject, session or session:REGEX; absent: subject where there are two, else session',
      }),
    ),
    seed: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 0xffffffff,
        default: 0,
        description: 'Same data and seed give the same model',
      }),
    ),
    unknown: Type.Optional(
      Type.Boolean({
        default: true,
        description:
          'Whether the model answers unknown when the motion fits no exercise it knows; false: always an exercise',
      }),
    ),
    activate: Type.Optional(
      Type.Boolean({ default: true, description: 'Whether the new model takes over at once' }),
    ),
  },
  {
    description: 'What to train',
    examples: [{ model_name: 'gym', model_type: 'random_forest', hyperparameters: { trees: 100 }, seed: 0 }],
  },
);
export type TrainingRequest = Static<typeof TrainingRequest>;
