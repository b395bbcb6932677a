-- severity: fail
-- uses: calls
-- label: 占用次数和接通次数与通话记录重新计数相等
-- meaning: agent calls and answered calls by a second path: distinct calls that begin on the day and have a leg, on the day or the next,
-- that queued or was answered, or was answered. Reads: calls of {day} and the day after, call_measures of {day}.
WITH
    (
        SELECT (uniqExactIf(call_id, queued_at IS NOT NULL OR answered_at IS NOT NULL), uniqExactIf(call_id, answered_at IS NOT NULL))
        FROM calls
        WHERE direction = 'inbound' AND (business_date = {day:Date} OR (business_date = {day:Date} + 1 AND leg >= 2))
          AND call_id GLOBAL IN (SELECT call_id FROM calls WHERE business_date = {day:Date} AND direction = 'inbound' AND leg = 1)
    ) AS facts,
    (SELECT (sum(seizures), sum(answered)) FROM call_measures WHERE business_date = {day:Date}) AS measured
SELECT format('the facts hold {0} agent calls, {1} of them answered; measured are {2} and {3}',
    toString(facts.1), toString(facts.2), toString(measured.1), toString(measured.2)) AS detail
WHERE facts != measured
