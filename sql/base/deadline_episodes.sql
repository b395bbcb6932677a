-- Grain: one row per kind of deadline, record and run of versions, one after the other, that state one deadline; of the records of deadline_versions
-- Reads: deadline_versions
-- is_met: such a version says that it was done by the deadline, or the version that ends the run does and was written at or after it.
-- ended_at: when the version was written that states another deadline or none; next_due_at: the deadline that it states.
-- A run that is ended before its deadline without having been met is withdrawn; one that is ended at or after it stays (decision 201).
-- At one moment a version that is wanted goes before one that retires. A record's versions are an array: few records have a deadline (decision 387).
WITH
    records AS
    (
        SELECT feed, record_id, arraySort(version -> (version.1, -version.2),
            groupArray((updated_at, is_wanted, deadlines, (agent_id, category, callback_kind, channel, step, step_group)))) AS versions
        FROM deadline_versions(of = {of:Array(String)}, by = {by:String}, from = {from:Date}, to = {to:Date})
        GROUP BY feed, record_id
    ),
    kinds AS
    (
        SELECT feed, record_id, kind,
            arrayFilter(version -> has(version.3.1, kind), versions)                                              AS stating,
            arrayFilter((version, before) -> version.1 != before, stating, arrayShiftRight(stating.1, 1))         AS stated,
            arrayFirst(version -> version.2 = 1, arrayReverse(stated)).4                                          AS latest,
            arrayMap(version -> (version.1, arrayFirst(deadline -> deadline.1 = kind, version.3)), stated)        AS written,
            arraySplit((version, before) -> version.2.2 IS DISTINCT FROM before, written, arrayShiftRight(written.2.2, 1)) AS runs
        FROM records
        ARRAY JOIN arrayDistinct(arrayFilter(deadline -> deadline.2 IS NOT NULL, arrayFlatten(versions.3)).1) AS kind
    ),
    states AS
    (
        SELECT feed, record_id, kind, latest,
            arrayMap(run -> CAST((run[1].2.2, run[1].1, run[1].2.3, arrayExists(version -> ifNull(version.2.3 <= version.2.2, 0), run),
                    arrayExists(version -> version.2.3 IS NOT NULL, run)),
                'Tuple(due_at Nullable(DateTime64(3, \'UTC\')), begun_at Nullable(DateTime64(3, \'UTC\')), first_done_at Nullable(DateTime64(3, \'UTC\')),
                 was_met UInt8, was_done UInt8)'), runs) AS states,
            arrayMap((state, next) -> state.was_met OR ifNull(next.begun_at >= state.due_at AND next.first_done_at <= state.due_at, 0),
                states, arrayShiftLeft(states, 1)) AS are_met
        FROM kinds
    )
SELECT
    feed, record_id, kind, run,
    latest.1                                                                              AS agent_id,
    latest.2                                                                              AS category,
    latest.3                                                                              AS callback_kind,
    latest.4                                                                              AS channel,
    latest.5                                                                              AS step,
    latest.6                                                                              AS step_group,
    assumeNotNull(state.due_at)                                                           AS due_at,
    toDate(due_at, ${tz})                                                                 AS due_on,
    assumeNotNull(state.begun_at)                                                         AS begun_at,
    next.begun_at                                                                         AS ended_at,
    next.due_at                                                                           AS next_due_at,
    next.first_done_at                                                                    AS next_done_at,
    toDate(ended_at, ${tz})                                                               AS ended_on,
    arrayExists((former, met) -> met AND former.due_at = state.due_at, arraySlice(states, 1, run), arraySlice(are_met, 1, run)) AS is_met,
    arrayExists(former -> former.was_done AND former.due_at = state.due_at, arraySlice(states, 1, run)) AS was_shown_done,
    ifNull(ended_at < due_at, 0) AND NOT state.was_met                                    AS is_withdrawn,
    ifNull(ended_at < due_at AND next_due_at > due_at, 0) AND NOT is_met                  AS is_moved,
    ifNull(ended_at >= due_at, 0) AND NOT is_met                                          AS is_moved_late
FROM states
ARRAY JOIN states AS state, arrayShiftLeft(states, 1) AS next, arrayEnumerate(states) AS run
WHERE state.due_at IS NOT NULL
