-- Grain: one row per round of a complaint warning that was determined or had a deadline in the period, or was open in it, in its latest version.
-- Reads: warning_rounds, obligations of complaint warnings, warning_step_roles; agents.
-- Parameters: from, to: first and last business date, both included; tz: business time zone.
-- Absent: what has not happened. agent_name is the id when the agent has no name.
--
-- current_step: the first step that has begun by the end of the period and not ended; 待上报店长 of one that was accepted and not passed on.
-- due_at and late_s are those of the current step, else of the step that ended latest after its deadline: up to the end of the period.
-- Decision 290.
WITH
    (step) -> ifNull(dateDiff('second', step.due_at, least(ifNull(step.ended_at, period_end), period_end)), 0) AS lateness,
    toDateTime64(toString({from:Date}), 3, {tz:String})     AS period_start,
    toDateTime64(toString({to:Date} + 1), 3, {tz:String})   AS period_end,
    judged AS
    (
        SELECT record_id, count() > 0 AS has_deadline
        FROM obligations(of = ['complaint_warnings'], from = {from:Date}, to = {to:Date})
        GROUP BY record_id
    ),
    listed AS
    (
        SELECT
            *,
            ifNull(closed_at < period_end, 0)                                                   AS is_closed,
            ifNull(review_result = 'returned' AND returned_at < period_end, 0)                  AS is_returned,
            arrayFilter(step -> ifNull(step.due_at IS NOT NULL AND step.began_at < period_end AND (step.ended_at IS NULL OR step.ended_at >= period_end), 0),
                steps)                                                                          AS running,
            arraySort(step -> -lateness(step), arrayFilter(step -> lateness(step) > 0, steps))  AS late,
            if(notEmpty(running), running[1].id, '')                                            AS running_id,
            if(notEmpty(running), running[1].due_at, late[1].due_at)                            AS shown_due_at,
            if(notEmpty(running), lateness(running[1]), lateness(late[1]))                      AS shown_late_s
        FROM warning_rounds(from = {from:Date}, to = {to:Date}, still_open = 1)
        WHERE first['determined_at'] < period_end
    )
SELECT
    listed.warning_id                                                   AS warning_id,
    listed.round                                                        AS round,
    listed.agent_id                                                     AS agent_id,
    if(agents.name = '', listed.agent_id, agents.name)                  AS agent_name,
    store, phone, district, problem, findings, dissatisfaction, difficulty, determined_at, reported_at, review_result, reviewed_at, guidance,
    feedback_at, division_opinion_at, recontacted_at, customer_satisfied, closed_at,
    multiIf(running_id != '', step_label, is_waiting, '待上报店长', NULL) AS current_step,
    multiIf(running_id != '', step_role, is_waiting, '热线主管', NULL)    AS role,
    shown_due_at                                                        AS due_at,
    if(shown_late_s > 0, shown_late_s, NULL)                            AS late_s,
    shown_late_s > 0                                                    AS is_overdue,
    running_id != '' AND shown_late_s > 0                               AS is_late_and_open,
    is_returned,
    NOT is_closed AND NOT is_returned                                   AS is_open,
    ifNull(review_result = 'accepted' AND escalated_at IS NULL, 0) AND NOT is_closed AS is_waiting
FROM listed
LEFT JOIN judged ON judged.record_id = listed.round_id
LEFT JOIN warning_step_roles ON step_id = running_id
LEFT JOIN agents ON agents.agent_id = listed.agent_id
WHERE first['determined_at'] >= period_start OR judged.has_deadline
    OR (ifNull(closed_at >= period_start, 1) AND NOT ifNull(review_result = 'returned' AND returned_at < period_start, 0))
