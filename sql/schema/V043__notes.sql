-- Why figures were different from usual, what persons added, and by which targets and contract versions figures were judged.

CREATE TABLE IF NOT EXISTS notes
(
    report      LowCardinality(String)           COMMENT 'Id in config/reports.yml',
    period      String                           COMMENT 'Business day, ISO week or month',
    version     UInt32                           COMMENT 'Version of the report that it stands in; 0 of what a person added, which stands in all that are made later',
    position    UInt16                           COMMENT 'Place among the notes of the report, from 1',
    kpi         LowCardinality(String)           COMMENT 'KPI or measure that is different; empty of what a person added',
    value       Nullable(Decimal(38, 9))         COMMENT 'Value of the period; absent of what a person added',
    reference   Nullable(Decimal(38, 9))         COMMENT 'Value of all reference periods together, of a count their mean; absent as value',
    spread      Nullable(Decimal(38, 9))         COMMENT 'By how much the value strays without anything to it; absent as value',
    dimension   LowCardinality(String)           COMMENT 'By what the difference is told: hour, queue, category, team or agent; empty where no few keys give half of it',
    key         String                           COMMENT 'Hour, queue, category, team or agent that is told; empty as dimension',
    rate_part   Nullable(Decimal(38, 9))         COMMENT 'What the change of its value gives to the difference; absent without a key',
    mix_part    Nullable(Decimal(38, 9))         COMMENT 'What the change of its share gives to the difference; absent without a key, 0 of a count',
    facts       String                           COMMENT 'What else happened in the same hours: JSON, a list of text and source',
    text        String                           COMMENT 'What readers see; Chinese',
    author      LowCardinality(String)           COMMENT 'Who added it; empty of what the rules say',
    recorded_at DateTime64(3, 'UTC')             COMMENT 'When it was recorded, UTC; of a version of a report the newest hold'
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(recorded_at)
ORDER BY (report, period, version, position)
COMMENT 'Grain: report × period × version × note × key that is told';

CREATE TABLE IF NOT EXISTS note_settings
(
    day         Date                             COMMENT 'Last business day of the period whose notes were made with it',
    item        String                           COMMENT 'KPI''s label, or contract; Chinese',
    value       String                           COMMENT 'Target and formula, or first day of the terms in force',
    recorded_at DateTime64(3, 'UTC')             COMMENT 'When it was recorded, UTC; of a day the newest holds'
)
ENGINE = MergeTree
ORDER BY (item, day)
COMMENT 'Grain: item × day from which on it was so; append only';
