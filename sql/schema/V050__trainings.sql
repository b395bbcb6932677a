-- Training sessions, and what is measured of them.

CREATE TABLE IF NOT EXISTS training_sessions
(
    `session_id` String COMMENT 'Session''s id',
    `topic` String COMMENT 'Topic',
    `planned_on` Nullable(Date) COMMENT 'Planned day',
    `held_on` Nullable(Date) COMMENT 'Day on which it was held; absent while it was not',
    `trainer` LowCardinality(Nullable(String)) COMMENT 'Trainer',
    `invited` Nullable(Int32) COMMENT 'Who was to come',
    `attended` Nullable(Int32) COMMENT 'Who came',
    `passed` Nullable(Int32) COMMENT 'Of those, who reached the pass mark; absent while they are not graded',
    `graded_on` Nullable(Date) COMMENT 'Day on which the marks were given',
    `summary_on` Nullable(Date) COMMENT 'Day of the summary of the session',
    `final_on` Nullable(Date) COMMENT 'Day of the final report on its effect',
    `filed_on` Nullable(Date) COMMENT 'Day on which its papers were filed',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
ORDER BY (`session_id`)
COMMENT 'Grain: one row per training session; key session_id';

CREATE TABLE IF NOT EXISTS training_sessions_history
(
    `business_date` Date COMMENT 'First business day on which the row holds: that of the load which brought it',
    `session_id` String COMMENT 'Session''s id',
    `topic` String COMMENT 'Topic',
    `planned_on` Nullable(Date) COMMENT 'Planned day',
    `held_on` Nullable(Date) COMMENT 'Day on which it was held; absent while it was not',
    `trainer` LowCardinality(Nullable(String)) COMMENT 'Trainer',
    `invited` Nullable(Int32) COMMENT 'Who was to come',
    `attended` Nullable(Int32) COMMENT 'Who came',
    `passed` Nullable(Int32) COMMENT 'Of those, who reached the pass mark; absent while they are not graded',
    `graded_on` Nullable(Date) COMMENT 'Day on which the marks were given',
    `summary_on` Nullable(Date) COMMENT 'Day of the summary of the session',
    `final_on` Nullable(Date) COMMENT 'Day of the final report on its effect',
    `filed_on` Nullable(Date) COMMENT 'Day on which its papers were filed'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`session_id`)
COMMENT 'Grain: one row per training session and business day whose list of sessions has another row than the list before it; key business_date + session_id';

CREATE TABLE IF NOT EXISTS training_measures
(
    business_date          Date                             COMMENT 'Business day',
    step                   LowCardinality(Nullable(String)) COMMENT 'Step of config/quality.yml; absent of what is counted of whole sessions',
    trainings_planned      UInt64                           COMMENT '计划培训数: sessions planned for the day',
    trainings_done         UInt64                           COMMENT '按计划完成培训数: of those, held by the end of their month',
    trainings_held         UInt64                           COMMENT '实施培训数: sessions held on the day',
    trainees_graded        UInt64                           COMMENT '培训考核人数: who attended the sessions held on the day that are graded',
    trainees_passed        UInt64                           COMMENT '培训合格人数: of those, who passed',
    training_steps_due     UInt64                           COMMENT '培训应完成环节数: steps after a session whose deadline is the day',
    training_steps_on_time UInt64                           COMMENT '培训按时环节数: of those, done by it'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date)
COMMENT 'Grain: business day × step';
