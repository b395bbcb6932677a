-- Agent, presence, ticket, case and monitoring measures. One partition a business day, swapped whole.

CREATE TABLE IF NOT EXISTS agent_intervals
(
    business_date Date                   COMMENT 'Business day',
    agent_id      LowCardinality(String) COMMENT 'Agent',
    state         LowCardinality(String) COMMENT 'State: logged_in, busy, wrap_up, training, meeting, rest',
    from_at       DateTime64(3, 'UTC')   COMMENT 'When it began, not before the day, UTC',
    to_at         DateTime64(3, 'UTC')   COMMENT 'When it ended, not after the day, UTC',
    was_open      UInt8                  COMMENT '1 when the source gave no end and it was closed by rule'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date, agent_id, state, from_at)
COMMENT 'Grain: one row per agent state that touches the business day, clipped to it';

CREATE TABLE IF NOT EXISTS agent_measures
(
    business_date           Date                   COMMENT 'Business day',
    agent_id                LowCardinality(String) COMMENT 'Agent',
    logged_in_s             Decimal(18, 3)         COMMENT '工作时长: seconds logged in, overlaps counted once',
    busy_s                  Decimal(18, 3)         COMMENT '示忙时长: seconds busy while logged in, overlaps counted once',
    scheduled_s             Decimal(18, 3)         COMMENT '排班时长: seconds of shifts',
    adherent_s              Decimal(18, 3)         COMMENT '吻合时长: seconds logged in inside the shifts',
    productive_s            Decimal(18, 3)         COMMENT '有效工时: logged_in_s less busy_s, on days with a shift',
    scheduled_days          UInt64                 COMMENT '应出勤: 1 when a shift was planned in attendance',
    attended_days           UInt64                 COMMENT '实出勤: 1 when it was worked',
    sick_hours              Decimal(18, 3)         COMMENT '病假: hours',
    late_minutes            Decimal(18, 3)         COMMENT '迟到: minutes',
    early_leave_minutes     Decimal(18, 3)         COMMENT '早退: minutes',
    absent_hours            Decimal(18, 3)         COMMENT '旷工: hours',
    marriage_leave_hours    Decimal(18, 3)         COMMENT '婚假: hours',
    bereavement_leave_hours Decimal(18, 3)         COMMENT '丧假: hours',
    seniority_leave_hours   Decimal(18, 3)         COMMENT '工龄假: hours',
    other_leave_hours       Decimal(18, 3)         COMMENT '其他假: hours'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date, agent_id)
COMMENT 'Grain: business day × agent';

CREATE TABLE IF NOT EXISTS presence_measures
(
    business_date            Date                 COMMENT 'Business day',
    interval_start           DateTime64(3, 'UTC') COMMENT 'When the interval begins, UTC',
    interval_minutes         Int32                COMMENT 'Length of the interval, minutes',
    required_seat_s          Decimal(18, 3)       COMMENT 'Seat-seconds that staffing requires',
    actual_seat_s            Decimal(18, 3)       COMMENT 'Seat-seconds that agents were logged in',
    present_seat_s           Decimal(18, 3)       COMMENT 'The smaller of the two, per interval',
    assessed_required_seat_s Decimal(18, 3)       COMMENT 'required_seat_s on days whose service level is below target, else 0',
    assessed_present_seat_s  Decimal(18, 3)       COMMENT 'present_seat_s on the same days, else 0'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date, interval_start)
COMMENT 'Grain: business day × staffing interval';

CREATE TABLE IF NOT EXISTS ticket_measures
(
    business_date          Date                             COMMENT 'Business day',
    agent_id               LowCardinality(Nullable(String)) COMMENT 'Agent; absent when there is none',
    category               LowCardinality(Nullable(String)) COMMENT 'Business category code; absent when there is none',
    tickets                UInt64                           COMMENT '工单数: tickets created',
    inquiries              UInt64                           COMMENT '咨询数: of kind inquiry',
    suggestions            UInt64                           COMMENT '建议数: of kind suggestion',
    complaints             UInt64                           COMMENT '投诉数: of kind complaint',
    dispatched             UInt64                           COMMENT '转派数: dispatched to a group',
    in_scope               UInt64                           COMMENT '业务范围内: in the business scope',
    resolved_with_info     UInt64                           COMMENT 'in scope, with information, original request resolved',
    accepted_without_info  UInt64                           COMMENT 'in scope, without information, another solution accepted',
    first_contact_known    UInt64                           COMMENT 'whether the first contact resolved it is known',
    first_contact_resolved UInt64                           COMMENT 'the first contact resolved it',
    replies_due            UInt64                           COMMENT 'replies whose deadline falls in the day',
    replies_on_time        UInt64                           COMMENT 'of those, given in time',
    responses_due          UInt64                           COMMENT 'first responses due, 5 min after creation',
    responses_in_5_min     UInt64                           COMMENT 'of those, given in time',
    steps_due              UInt64                           COMMENT 'steps whose deadline falls in the day',
    steps_overdue          UInt64                           COMMENT 'of those, not done in time'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date)
COMMENT 'Grain: business day × agent × category';

CREATE TABLE IF NOT EXISTS case_measures
(
    business_date        Date                   COMMENT 'Business day',
    agent_id             LowCardinality(String) COMMENT 'Agent',
    cases_received       UInt64                 COMMENT '投诉受理数: cases received',
    cases_upheld         UInt64                 COMMENT '成立数: finally upheld',
    cases_rejected       UInt64                 COMMENT '不成立数: finally rejected',
    cases_pending        UInt64                 COMMENT '待定数: without a verdict',
    appeals              UInt64                 COMMENT '申诉数: with an appeal',
    case_replies_due     UInt64                 COMMENT 'replies due within 48 h of receipt',
    case_replies_on_time UInt64                 COMMENT 'of those, given in time',
    lead_reviews_due     UInt64                 COMMENT 'lead reviews due within 2 h of receipt',
    lead_reviews_on_time UInt64                 COMMENT 'of those, done in time'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date, agent_id)
COMMENT 'Grain: business day × agent';

CREATE TABLE IF NOT EXISTS qa_measures
(
    business_date Date                             COMMENT 'Business day',
    agent_id      LowCardinality(Nullable(String)) COMMENT 'Agent; absent when there is none',
    category      LowCardinality(Nullable(String)) COMMENT 'Business category code; absent when there is none',
    qa_done       UInt64                           COMMENT '监听数: reviews done',
    qa_compliant  UInt64                           COMMENT '合格数: reviews that found the service standard kept',
    qa_problems   UInt64                           COMMENT '问题数: reviews that found a problem',
    qa_calls      UInt64                           COMMENT '监听通话数: distinct calls reviewed on the day',
    qa_planned    UInt64                           COMMENT '监听计划数: the plan of the month that begins on this day'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (business_date)
COMMENT 'Grain: business day × agent × category';
