-- Grain: one row per attempt of the period and rule that it breaks.
-- Reads: judged_attempts, held_campaigns, campaigns; agents.
-- Parameters: from, to: first and last business date, both included; tz: business time zone.
-- Absent: an agent whom the attempt does not have. agent_name is the id when the agent has no name.
WITH
    (opens, closes) -> if(opens IS NULL AND closes IS NULL, '', concat(ifNull(opens, '00:00'), '–', ifNull(closes, '24:00'))) AS span
SELECT
    judged.dialled_at                                                   AS dialled_at,
    if(campaigns.name = '', judged.campaign_id, campaigns.name)         AS campaign_name,
    judged.contact_id                                                   AS contact_id,
    judged.attempt_id                                                   AS attempt_id,
    judged.agent_id                                                     AS agent_id,
    if(agents.name = '', judged.agent_id, toNullable(agents.name))      AS agent_name,
    broken.1                                                            AS breach,
    broken.2                                                            AS evidence,
    judged.outcome                                                      AS outcome
FROM
(
    SELECT
        *,
        arrayJoin(arrayFilter(rule -> rule.3 = 1, [
            ('window', concat(formatDateTime(dialled_at, '%Y-%m-%d %H:%i:%S', {tz:String}), '，允许 ', formatDateTime(starts_on, '%m-%d'), '–',
                ifNull(formatDateTime(ends_on, '%m-%d'), ''), ' ', span(toString(window_from), toString(window_to)), ' ',
                span(toString(window2_from), toString(window2_to))), is_out_of_window),
            ('over_max', concat('第 ', toString(number), ' 次，最多 ', ifNull(toString(max_attempts), ''), ' 次'), is_over_max),
            ('too_soon', concat('距上次 ', ifNull(formatDateTime(previous_at, '%Y-%m-%d %H:%i:%S', {tz:String}), ''), ' 不足 ',
                ifNull(toString(min_gap_minutes), ''), ' 分钟'), is_too_soon),
            ('do_not_call', concat('客户已于 ', formatDateTime(said_at, '%Y-%m-%d %H:%i:%S', {tz:String}), ' 前列为拒呼'), is_not_to_be_called)])) AS broken
    FROM judged_attempts(from = {from:Date}, to = {to:Date})
) AS judged
LEFT JOIN campaigns ON campaigns.campaign_id = judged.campaign_id
LEFT JOIN agents ON agents.agent_id = judged.agent_id
