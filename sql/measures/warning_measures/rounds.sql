-- Rows: 预警轮次
-- Grain: one row per round of a complaint warning that was determined, reviewed, recontacted or closed on the day {day}, as its latest version says.
-- Reads: warning_rounds of all days.
-- Absent: step and role, which whole rounds have none of; store that the round does not have; contributions are 0, never absent.
WITH
    ifNull(toDate(first['determined_at'], {tz:String}) = {day:Date}, 0)           AS is_determined,
    ifNull(toDate(first['reviewed_at'], {tz:String}) = {day:Date}, 0)                 AS is_reviewed,
    ifNull(toDate(first['recontacted_at'], {tz:String}) = {day:Date}, 0)              AS is_recontacted,
    ifNull(toDate(closed_at, {tz:String}) = {day:Date}, 0)                         AS is_closed
SELECT
    CAST(NULL AS Nullable(String))                                          AS step,
    CAST(NULL AS Nullable(String))                                          AS role,
    store,
    agent_id,
    -- measures
    is_determined AND round = 1                                             AS warnings_raised,
    is_determined                                                           AS warning_rounds,
    is_determined AND round = 1 AND is_complete                             AS warnings_complete,
    is_reviewed AND ifNull(review_result = 'returned', 0)                   AS warnings_returned,
    is_recontacted                                                          AS warning_recontacts,
    is_recontacted AND ifNull(customer_satisfied = 1, 0)                    AS warnings_satisfied,
    is_closed                                                               AS warnings_closed,
    -- evidence
    round_id, first['determined_at'] AS determined_at, first['reviewed_at'] AS reviewed_at, review_result, first['recontacted_at'] AS recontacted_at,
    customer_satisfied, closed_at, updated_at
FROM warning_rounds
WHERE is_determined OR is_reviewed OR is_recontacted OR is_closed
