-- Grain: one row per kind of deadline, record and run of versions, one after the other, that state one deadline; of the records of deadline_versions
-- Reads: deadline_versions
-- is_met: such a version says that it was done by the deadline, or the version that ends the run does and was written at or after it.
-- ended_at: when the version was written that states another deadline or none; next_due_at: the deadline that it states.
-- A run that is ended before its deadline without having been met is withdrawn; one that is ended at or after it stays (decision 201).
WITH
    ordered AS
    (
        SELECT
            *,
            ifNull(toUnixTimestamp64Milli(due_at), -1)                                    AS deadline,
            deadline != lagInFrame(deadline, 1, -2) OVER in_order                         AS begins,
            argMaxIf(tuple(agent_id, category, callback_kind, channel, step, step_group), updated_at, is_wanted = 1) OVER (PARTITION BY feed, record_id, kind) AS latest
        FROM deadline_versions(of = {of:Array(String)}, by = {by:String}, from = {from:Date}, to = {to:Date})
        WINDOW in_order AS (PARTITION BY feed, record_id, kind ORDER BY updated_at ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
    ),
    states AS
    (
        SELECT
            feed, record_id, kind, run,
            any(due_at)                                                                   AS run_due_at,
            min(updated_at)                                                               AS begun_at,
            argMin(tuple(done_at), updated_at).1                                          AS first_done_at,
            countIf(ifNull(done_at <= due_at, 0)) > 0                                     AS was_met,
            countIf(done_at IS NOT NULL) > 0                                              AS was_done,
            any(latest)                                                                   AS latest_version
        FROM
        (
            SELECT *, sum(begins) OVER (PARTITION BY feed, record_id, kind ORDER BY updated_at ROWS UNBOUNDED PRECEDING) AS run
            FROM ordered
        )
        GROUP BY feed, record_id, kind, run
    ),
    followed AS
    (
        SELECT
            *,
            leadInFrame(toNullable(begun_at)) OVER next                                   AS ended_at,
            leadInFrame(run_due_at) OVER next                                             AS next_due_at,
            leadInFrame(first_done_at) OVER next                                          AS next_done_at
        FROM states
        WINDOW next AS (PARTITION BY feed, record_id, kind ORDER BY run ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING)
    )
SELECT
    feed, record_id, kind, run,
    latest_version.1                                                                      AS agent_id,
    latest_version.2                                                                      AS category,
    latest_version.3                                                                      AS callback_kind,
    latest_version.4                                                                      AS channel,
    latest_version.5                                                                      AS step,
    latest_version.6                                                                      AS step_group,
    assumeNotNull(run_due_at)                                                             AS due_at,
    toDate(due_at, ${tz})                                                                 AS due_on,
    begun_at, ended_at, next_due_at, next_done_at,
    toDate(ended_at, ${tz})                                                               AS ended_on,
    max(was_met OR ifNull(ended_at >= due_at AND next_done_at <= due_at, 0)) OVER so_far  AS is_met,
    max(was_done) OVER so_far                                                             AS was_shown_done,
    ifNull(ended_at < due_at, 0) AND NOT was_met                                          AS is_withdrawn,
    ifNull(ended_at < due_at AND next_due_at > due_at, 0) AND NOT is_met                  AS is_moved,
    ifNull(ended_at >= due_at, 0) AND NOT is_met                                          AS is_moved_late
FROM followed
WHERE run_due_at IS NOT NULL
WINDOW so_far AS (PARTITION BY feed, record_id, kind, run_due_at ORDER BY run ROWS UNBOUNDED PRECEDING)
