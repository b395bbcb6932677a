-- Grain: one row per version of a round of a complaint warning, of all rounds of the warnings that bear on the days {from} to {to}, with {still_open} = 1 of those still open, too
-- Reads: complaint_warnings, retired_records
-- A warning bears on a day on which a version of it was written or retired, one of its times lies, or a step of it may be due.
-- It is still open when a round, as its latest version says, was neither closed nor returned before {from}.
-- Decision: 254.
-- round_id: Warning's id and round, as steps, slips and retirements name it
-- version: Number of the version, from 1
-- is_complete: Whether it tells all that a first round must tell
-- first: Of each time of the feed the first value that it was given up to this version
-- next: Of each time of the feed the first value that the round after was ever given
-- moved: The times that a step begins with which this version changes or empties, of those that an earlier version had given
WITH
    ${warning_time_names} AS names,
    arrayFilter((name, former, last, now) -> former IS NOT NULL AND last IS DISTINCT FROM now, names, arrayResize(former_times, length(names)),
        arrayResize(last_times, length(names)), times) AS changed
SELECT
    * EXCEPT (times, first_times, former_times, last_times, next_times),
    mapFromArrays(names, first_times) AS first,
    mapFromArrays(names, arrayResize(next_times, length(names))) AS next,
    arrayFilter(name -> has(changed, name), ${warning_starts}) AS moved
FROM
(
    SELECT *, argMax(first_times, version) OVER (PARTITION BY warning_id ORDER BY round RANGE BETWEEN 1 FOLLOWING AND 1 FOLLOWING) AS next_times
    FROM
    (
        SELECT
            *,
            concat(warning_id, '/', toString(round)) AS round_id,
            row_number() OVER so_far AS version,
            ${warning_complete} AS is_complete,
            ${warning_times} AS times,
            anyForEach(times) OVER so_far AS first_times,
            anyForEach(times) OVER (PARTITION BY warning_id, round ORDER BY updated_at, read_order ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS former_times,
            lagInFrame(times) OVER so_far AS last_times
        FROM complaint_warnings
        WHERE warning_id GLOBAL IN
        (
            SELECT warning_id
            FROM complaint_warnings
            WHERE business_date BETWEEN {from:Date} AND {to:Date}
                OR arrayExists(at -> toDate(at, ${tz}) <= {to:Date} AND toDate(at, ${tz}) + ${warning_limit_days} >= {from:Date}, ${warning_times})
                OR concat(warning_id, '/', toString(round)) GLOBAL IN
                    (SELECT record_id FROM retired_records WHERE feed = 'complaint_warnings' AND business_date BETWEEN {from:Date} AND {to:Date})
            UNION ALL
            SELECT warning_id
            FROM
            (
                SELECT warning_id, argMax((closed_at, if(review_result = 'returned', returned_at, NULL)), (updated_at, read_order)) AS latest
                FROM complaint_warnings
                WHERE {still_open:UInt8} = 1
                GROUP BY warning_id, round
            )
            WHERE ifNull(toDate(latest.1, ${tz}) >= {from:Date}, 1) AND ifNull(toDate(latest.2, ${tz}) >= {from:Date}, 1)
        )
        WINDOW so_far AS (PARTITION BY warning_id, round ORDER BY updated_at, read_order ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    )
)
