-- Grain: one row per business day after {day} on which tickets may count otherwise as first ones of their customers by what is held for {day}
-- Reads: call_customers, ticket_versions, tickets, retirements, loaded_days, first_time_span, caller_salt
-- Only days that have a value count, for which all days before them are loaded. When {day} is loaded for the first time they may get one, and all of them count;
-- later those alone with a ticket of a customer who called on {day}, or whose ticket a version of {day} begins, retires or gives to another number.
WITH
    ${caller_digits},
    ${customer_key},
    (SELECT span_days FROM first_time_span)                                         AS span,
    (SELECT groupUniqArray(loaded_day) FROM loaded_days WHERE feed = 'calls')       AS days_of_calls,
    (SELECT groupUniqArray(loaded_day) FROM loaded_days WHERE feed = 'tickets')     AS days_of_tickets,
    (SELECT max(business_date) FROM tickets)                                        AS last_ticket_day,
    valued AS
    (
        SELECT of_day, span - (of_day > {day:Date} AND of_day <= {day:Date} + span) AS wanted
        FROM (SELECT arrayJoin(days_of_tickets) AS of_day)
        WHERE arrayCount(held -> held < of_day AND held + span >= of_day AND held != {day:Date}, days_of_calls) = wanted
            AND arrayCount(held -> held < of_day AND held + span >= of_day AND held != {day:Date}, days_of_tickets) = wanted
    ),
    versions AS
    (
        SELECT ticket_id, business_date, created_on,
            customer_of(caller_digits(ifNull(caller, '')), caller_digits(ifNull(contact_phone, ''))) AS customer
        FROM ticket_versions
    ),
    retired AS
    (
        SELECT record_id FROM retirements WHERE feed = 'tickets'
    ),
    in_touch AS
    (
        SELECT DISTINCT customer, {day:Date} AS touched_on FROM call_customers(from = {day:Date}, to = {day:Date}) WHERE {day:Date} < last_ticket_day
        UNION ALL
        SELECT arrayJoin(customers), arrayJoin(created_days)
        FROM
        (
            SELECT ticket_id, groupUniqArray(customer) AS customers, groupUniqArray(created_on) AS created_days
            FROM versions
            WHERE ticket_id GLOBAL IN (SELECT ticket_id FROM ticket_versions WHERE business_date = {day:Date}
                                UNION ALL SELECT record_id FROM retirements WHERE feed = 'tickets' AND retired_on = {day:Date})
            GROUP BY ticket_id
            HAVING countIf(business_date != {day:Date}) = 0 OR length(customers) > 1 OR length(created_days) > 1 OR ticket_id GLOBAL IN retired
        )
    )
SELECT DISTINCT day
FROM
(
    SELECT of_day AS day
    FROM valued
    WHERE of_day > {day:Date} AND of_day <= {day:Date} + span AND NOT (has(days_of_calls, {day:Date}) AND has(days_of_tickets, {day:Date}))
    UNION ALL
    SELECT created_on
    FROM versions
    INNER JOIN in_touch ON in_touch.customer = versions.customer
    WHERE business_date >= (SELECT minOrNull(touched_on) FROM in_touch) AND customer != 0 AND created_on > touched_on AND created_on <= touched_on + span
        AND created_on GLOBAL IN (SELECT of_day FROM valued)
)
