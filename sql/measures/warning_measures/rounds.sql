-- Rows: 预警轮次
-- Facts: complaint_warnings
-- Grain: one row per round of a complaint warning that was determined, reviewed, recontacted or closed on the days {from} to {to}, for each such day, as its latest version says.
-- Reads: warning_rounds of all days.
-- Absent: step and role, which whole rounds have none of; store that the round does not have; contributions are 0, never absent.
WITH
    arrayMap(at -> toDate(at, {tz:String}), [first['determined_at'], first['reviewed_at'], first['recontacted_at'], closed_at]) AS on_days,
    ifNull(on_days[1] = counted_on, 0)                                      AS is_determined,
    ifNull(on_days[2] = counted_on, 0)                                      AS is_reviewed,
    ifNull(on_days[3] = counted_on, 0)                                      AS is_recontacted,
    ifNull(on_days[4] = counted_on, 0)                                      AS is_closed
SELECT
    assumeNotNull(counted_on)                                               AS business_date,
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
FROM warning_rounds(from = {from:Date}, to = {to:Date}, still_open = 0)
ARRAY JOIN arrayDistinct(on_days) AS counted_on
WHERE counted_on BETWEEN {from:Date} AND {to:Date}
