-- KPI formulas are those of config/kpis.yml: the program writes them to kpi_catalogue whenever they have changed.

CREATE TABLE IF NOT EXISTS kpi_catalogue
(
    recorded_at DateTime64(3, 'UTC')             COMMENT 'When the program first read the catalogue in this form, UTC; the newest holds',
    position    UInt16                           COMMENT 'Place in the catalogue, from 1',
    kpi         String                           COMMENT 'Id in config/kpis.yml',
    label       String                           COMMENT 'Chinese name',
    unit        LowCardinality(String)           COMMENT 'percent: a share, 1 is 100 %; seconds: an average',
    numerator   String                           COMMENT 'Measures joined by + and -',
    denominator String                           COMMENT 'Measures joined by + and -',
    target_is   LowCardinality(Nullable(String)) COMMENT 'at_least or at_most: which side of the target is good; absent without a target',
    target      Nullable(Decimal(18, 6))         COMMENT 'What the value should reach; absent when nothing is asked',
    periods     LowCardinality(String)           COMMENT 'any, or whole_months: it has a value for whole calendar months only',
    by_agent    UInt8                            COMMENT '1 when all its measures are attributed to agents',
    meaning     String                           COMMENT 'What it says, and what having no value means; Chinese'
)
ENGINE = MergeTree
ORDER BY (recorded_at, position)
COMMENT 'Grain: one row a KPI and form of the catalogue; append only, the newest form holds';
