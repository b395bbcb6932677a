-- Grain: one row per version of a round of a complaint warning
-- Reads: complaint_warnings
-- round_id: Warning's id and round, as steps, slips and retirements name it
-- version: Number of the version, from 1
-- is_complete: Whether it tells all that a first round must tell
-- first: Of each time of the feed the first value that it was given up to this version
-- next: Of each time of the feed the first value that the round after was ever given
-- moved: The times that a step begins with which this version changes or empties, of those that an earlier version had given
WITH
    (histories, name) -> arrayFirstOrNull(at -> at IS NOT NULL, arrayMap(times -> times[name], histories)) AS first_of,
    ${warning_time_names} AS names
SELECT
    * EXCEPT (history, rounds, times),
    mapFromArrays(names, arrayMap(name -> first_of(history, name), names)) AS first,
    mapFromArrays(names, arrayMap(name -> first_of(arrayMap(entry -> entry.3, arrayFilter(entry -> entry.1 = round + 1, rounds)), name), names)) AS next,
    arrayFilter(name -> first_of(arrayPopBack(history), name) IS NOT NULL AND history[-1][name] IS DISTINCT FROM history[-2][name],
        ${warning_starts}) AS moved
FROM
(
    SELECT
        *,
        concat(warning_id, '/', toString(round)) AS round_id,
        row_number() OVER so_far AS version,
        ${warning_complete} AS is_complete,
        ${warning_times} AS times,
        groupArray(times) OVER so_far AS history,
        arraySort(groupArray((round, updated_at, times)) OVER (PARTITION BY warning_id)) AS rounds
    FROM complaint_warnings
    WINDOW so_far AS (PARTITION BY warning_id, round ORDER BY updated_at, read_order ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
)
