-- Complaint warnings and what is measured of their steps.

CREATE TABLE IF NOT EXISTS complaint_warnings
(
    `business_date` Date COMMENT 'Business day of updated_at in the business time zone',
    `warning_id` String COMMENT 'Warning''s id',
    `round` Int32 COMMENT 'Round of the warning, from 1; a customer who is not satisfied opens the next one',
    `ticket_id` Nullable(String) COMMENT 'Ticket that it came from',
    `call_id` Nullable(String) COMMENT 'Call that it came from',
    `agent_id` LowCardinality(String) COMMENT 'Agent who determined it',
    `store` LowCardinality(Nullable(String)) COMMENT 'Store that the complaint is about (店)',
    `determined_at` DateTime64(3, 'UTC') COMMENT 'When the agent determined that it is a warning, UTC',
    `reported_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was written up and reported, UTC',
    `phone` Nullable(String) COMMENT 'Customer''s number; personal data',
    `district` LowCardinality(Nullable(String)) COMMENT 'District that the customer belongs to (归属区县)',
    `problem` Nullable(String) COMMENT 'What the customer reports; free text',
    `findings` Nullable(String) COMMENT 'What was found and done; free text',
    `dissatisfaction` Nullable(String) COMMENT 'What the customer is not satisfied with; free text',
    `difficulty` Nullable(String) COMMENT 'What is hard about it; free text',
    `reviewed_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the supervisor reviewed it, UTC',
    `review_result` LowCardinality(Nullable(String)) COMMENT 'What the review decided: accepted, returned',
    `review_note` Nullable(String) COMMENT 'Note of the review; free text',
    `returned_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it went back to the agent, UTC',
    `escalated_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it went to the store manager, UTC',
    `store_done_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the store''s service desk had handled it, UTC',
    `guided_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the store manager gave guidance, UTC',
    `guidance` Nullable(String) COMMENT 'Guidance of the store manager; free text',
    `feedback_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it went back to the hotline, UTC',
    `division_asked_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the division was asked, UTC',
    `division_opinion_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the division gave its opinion, UTC',
    `division_by` LowCardinality(Nullable(String)) COMMENT 'Who gave it for the division: vice_manager, general_manager',
    `recontacted_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When the customer was spoken to again, UTC',
    `customer_satisfied` Nullable(UInt8) COMMENT 'Whether the customer was satisfied then',
    `closed_at` Nullable(DateTime64(3, 'UTC')) COMMENT 'When it was closed, UTC',
    `updated_at` DateTime64(3, 'UTC') COMMENT 'When this version was written, UTC',
    `source` LowCardinality(String) COMMENT 'File relative to the home, or query, that the row came from',
    `source_line` UInt64 COMMENT 'Line of the file or number of the row',
    `read_order` UInt64 COMMENT 'Number of the row among the accepted rows of all sources; of rows with one key the highest is loaded'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`warning_id`, `round`, `updated_at`)
COMMENT 'Grain: one row per version of a round of a complaint warning; the latest says what it is; key warning_id + round + updated_at';

CREATE TABLE IF NOT EXISTS warning_measures
(
    business_date         Date                             COMMENT 'Business day',
    step                  LowCardinality(Nullable(String)) COMMENT 'Step of config/warnings.yml; absent of what is counted of whole rounds',
    role                  LowCardinality(Nullable(String)) COMMENT 'Role that answers for the step; absent as the step is',
    store                 LowCardinality(Nullable(String)) COMMENT 'Store that the complaint is about; absent when there is none',
    agent_id              LowCardinality(Nullable(String)) COMMENT 'Agent who determined the warning; absent when there is none',
    warning_steps_due     UInt64                           COMMENT '预警应完成环节数: steps whose deadline falls in the day',
    warning_steps_on_time UInt64                           COMMENT '预警按时环节数: of those, ended by the deadline',
    warning_steps_overdue UInt64                           COMMENT '预警超时环节数: of those, the others',
    warnings_raised       UInt64                           COMMENT '预警数: first rounds that were determined in the day',
    warning_rounds        UInt64                           COMMENT '预警轮次: rounds that were determined in the day',
    warnings_complete     UInt64                           COMMENT '要素完整预警数: of the first rounds, those that tell all that is asked for',
    warnings_returned     UInt64                           COMMENT '预警退回数: rounds that were reviewed in the day and returned',
    warning_recontacts    UInt64                           COMMENT '再次沟通数: rounds whose customer was spoken to again in the day',
    warnings_satisfied    UInt64                           COMMENT '再次沟通满意数: of those, the customer was satisfied',
    warnings_closed       UInt64                           COMMENT '预警结办数: rounds that were closed in the day',
    warning_starts_moved  UInt64                           COMMENT '预警起点变更数: times that steps begin with, changed or emptied by a version of the day'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date)
COMMENT 'Grain: business day × step × role × store × agent';
