-- severity: fail
-- uses: calls
-- label: 每一段通话都已计入
-- meaning: every leg of the day is counted, by a second path straight from the facts: talks and outbound_calls, and each inbound
-- call that begins on the day is a seizure, ended in the IVR or was turned away. Reads: calls and call_measures of {day}.
WITH
    (SELECT (countIf(direction = 'inbound' AND answered_at IS NOT NULL), countIf(direction = 'outbound'),
             countIf(direction = 'inbound' AND leg = 1)) FROM calls WHERE business_date = {day:Date}) AS facts,
    (SELECT (sum(talks), sum(outbound_calls), sum(seizures) + sum(ivr_only) + sum(turned_away)) FROM call_measures WHERE business_date = {day:Date}) AS measured
SELECT format('calls hold {0} talks, {1} outbound legs, {2} inbound calls; call_measures {3}, {4}, {5}',
    toString(facts.1), toString(facts.2), toString(facts.3), toString(measured.1), toString(measured.2), toString(measured.3)) AS detail
WHERE facts != measured
