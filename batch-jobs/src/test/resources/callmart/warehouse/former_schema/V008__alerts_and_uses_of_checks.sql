-- What was told at once, and which feeds a check speaks of.

CREATE TABLE IF NOT EXISTS alerts
(
    business_date Date                     COMMENT 'Business day that the alert is about',
    rule          LowCardinality(String)   COMMENT 'Id of the rule in config/alerts.yml; with day and subject the key',
    kind          LowCardinality(String)   COMMENT 'Kind of the rule: kpi, count, below_target, feed_failed, check_failed, report_withheld, report_late',
    level         LowCardinality(String)   COMMENT 'How grave: yellow, orange or red',
    subject       String                   COMMENT 'What the rule speaks of: a KPI, feed, check, report with period, or clock hour',
    value         Nullable(Decimal(18, 6)) COMMENT 'What was found; absent when nothing is measured',
    threshold     Nullable(Decimal(18, 6)) COMMENT 'The limit or target that it passes; absent when there is none',
    message       String                   COMMENT 'Chinese sentence for the recipients',
    recipients    LowCardinality(String)   COMMENT 'Role in config/recipients.yml',
    run_id        String                   COMMENT 'Run that raised it first',
    raised_at     DateTime64(3, 'UTC')     COMMENT 'When it was raised first, UTC; evaluating the day again does not change it'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date, rule, subject)
COMMENT 'Grain: one row an alert of a business day: rule and subject; a day is replaced as a whole when it is evaluated again';

CREATE OR REPLACE VIEW v_alerts
SQL SECURITY DEFINER
COMMENT 'Grain: one row an alert of a business day'
AS SELECT * FROM alerts;

ALTER TABLE checks ADD COLUMN IF NOT EXISTS uses Array(String) DEFAULT []
    COMMENT 'Feeds whose reports the check withholds when it is broken; empty: every report'
    AFTER severity;
