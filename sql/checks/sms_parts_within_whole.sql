-- severity: fail
-- uses: sms_messages, sms_batches
-- label: 短信各结果之和等于发送条数，分项不超过其总数
-- meaning: what was delivered, failed, is unconfirmed and pending is what was sent; replied and mass messages lie within it, unreviewed ones within
-- those, in all rows of a kind. Reads: sms_measures of {day}.
SELECT format('kind {0}: sent {1} = {2} delivered + {3} failed + {4} unconfirmed + {5} pending; parts {6}, replied {7}, mass {8}, unreviewed {9}', ifNull(toString(kind), '-'),
    toString(sum(sms_submitted) AS submitted), toString(sum(sms_delivered) AS delivered), toString(sum(sms_failed) AS failed),
    toString(sum(sms_unconfirmed) AS unconfirmed), toString(sum(sms_pending) AS pending), toString(sum(sms_parts) AS parts),
    toString(sum(sms_replied) AS replied), toString(sum(sms_mass) AS mass), toString(sum(sms_unreviewed) AS unreviewed)) AS detail
FROM sms_measures
WHERE business_date = {day:Date}
GROUP BY kind
HAVING submitted != delivered + failed + unconfirmed + pending OR parts < submitted OR replied > submitted OR mass > submitted OR unreviewed > mass
ORDER BY detail
