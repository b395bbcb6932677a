-- severity: fail
-- uses: agent_states, shifts
-- label: 应签班次和规范签到签退班次与按签入逐一核对的相等
-- meaning: shifts_due and shifts_signed of each agent by a second path: a shift is signed when no moment of the minutes before its start and after its
-- end is without a sign-in, that is when each moment at which such minutes or a sign-in within them begin or end lies in one.
-- Reads: shifts_to_sign and agent_intervals of {day} and the two days before, agent_measures of {day}.
WITH
    due AS
    (
        SELECT agent_id, sign_in_by AS in_from, starts_at AS in_to, ends_at AS out_from, sign_out_from AS out_to
        FROM shifts_to_sign
        WHERE business_date BETWEEN {day:Date} - 2 AND {day:Date} AND sign_day = {day:Date}
    ),
    sign_ins AS
    (
        SELECT agent_id, groupArray((from_at, to_at)) AS spans
        FROM agent_intervals
        WHERE business_date BETWEEN {day:Date} - 2 AND {day:Date} AND state = 'logged_in'
        GROUP BY agent_id
    ),
    again AS
    (
        SELECT due.agent_id AS agent_id,
            arrayAll(at -> arrayExists(span -> span.1 <= at AND span.2 > at, spans),
                arrayConcat([in_from, out_from], arrayFilter(at -> at >= in_from AND at < in_to OR at >= out_from AND at < out_to,
                    arrayMap(span -> span.2, spans)))) AS is_signed
        FROM due
        LEFT JOIN sign_ins ON sign_ins.agent_id = due.agent_id
    )
SELECT format('agent {0}: {1} of {2} shifts are signed, measured are {3} of {4}', agent_id, toString(sum(again_signed)), toString(sum(again_due)),
    toString(sum(signed)), toString(sum(due_shifts))) AS detail
FROM
(
    SELECT agent_id, toInt64(is_signed) AS again_signed, toInt64(1) AS again_due, toInt64(0) AS signed, toInt64(0) AS due_shifts FROM again
    UNION ALL
    SELECT agent_id, toInt64(0), toInt64(0), toInt64(shifts_signed), toInt64(shifts_due) FROM agent_measures WHERE business_date = {day:Date}
)
GROUP BY agent_id
HAVING sum(again_signed) != sum(signed) OR sum(again_due) != sum(due_shifts)
ORDER BY agent_id
