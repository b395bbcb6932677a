-- Grain: one row per interval of the period and queue that missed the target of the service level.
-- Reads: missed_intervals; staffing for the seats that the customer required.
-- Parameters: from, to: first and last business date, both included; tz: business time zone.
-- Absent: handling times where no call was answered; seats present where logins are not known; the customer's seats where no row of staffing begins with the interval.
SELECT
    for_day                                                             AS date,
    concat(formatDateTime(interval_start, '%H:%i', {tz:String}), '–',
        formatDateTime(interval_start + toIntervalMinute(interval_minutes), '%H:%i', {tz:String})) AS slot,
    ifNull(toString(queue), '全中心')                                   AS queue_name,
    toDecimal64(calls_in_target, 6) / calls                             AS answer_rate,
    calls                                                               AS calls_came,
    offered                                                             AS calls_expected,
    came_aht_s,
    aht_s                                                               AS handling_expected_s,
    present                                                             AS seats_present,
    required                                                            AS seats_required,
    present - toDecimal64(required, 3)                                  AS gap,
    if(queue IS NULL, customer.seats, NULL)                             AS seats_of_customer,
    toDecimal64(seats_of_customer, 3) - toDecimal64(required, 3)        AS customer_gap,
    cause                                                               AS staffing_cause,
    cause                                                               AS owed_to,
    missed.hours                                                        AS missed_h
FROM missed_intervals(from = {from:Date}, to = {to:Date}) AS missed
LEFT JOIN
(
    SELECT staffing.interval_start AS begins, toNullable(max(required_seats)) AS seats
    FROM staffing
    WHERE business_date BETWEEN {from:Date} AND {to:Date}
    GROUP BY begins
) AS customer ON customer.begins = missed.interval_start
