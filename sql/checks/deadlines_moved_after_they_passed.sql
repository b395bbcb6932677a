-- severity: warn
-- uses: tickets, ticket_steps, callbacks
-- label: 已过的期限没有被改期或取消
-- meaning: a version of a day that moves or drops a deadline which had passed, of a record that no version before had shown done. The deadline
-- stays judged. Reads: deadline_episodes of these days.
SELECT assumeNotNull(ended_on) AS day, format('{0} {1}: the {2} due {3} was moved to {4} at {5}', feed, record_id, kind, formatDateTime(due_at, '%Y-%m-%d %H:%i', {tz:String}),
    ifNull(formatDateTime(next_due_at, '%Y-%m-%d %H:%i', {tz:String}), 'no deadline'), formatDateTime(assumeNotNull(ended_at), '%Y-%m-%d %H:%i', {tz:String})) AS detail
FROM deadline_episodes(of = ['tickets', 'ticket_steps', 'callbacks'], by = 'version', from = {from:Date}, to = {to:Date})
WHERE is_moved_late AND NOT was_shown_done AND ended_on BETWEEN {from:Date} AND {to:Date}
ORDER BY day, detail
