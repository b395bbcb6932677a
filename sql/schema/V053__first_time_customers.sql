-- Customers of the ticket measures who are in touch for the first time, and by days who was in touch. Days that are held are measured again.

CREATE TABLE IF NOT EXISTS customer_days
(
    business_date Date   COMMENT 'Business day',
    customer      UInt64 COMMENT 'Stands for the customer''s number, however it is written; made with the secret salt, so that it says nothing of the number',
    only_call     UInt64 COMMENT 'Stands for the call that was all that the customer had to do with the centre on the day; 0 where there was a ticket, or several calls'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY customer
COMMENT 'Grain: business day × customer who had a call or a ticket';

ALTER TABLE ticket_measures ADD COLUMN IF NOT EXISTS first_time_customers UInt64
    COMMENT '首次客户数: tickets whose customer had neither ticket nor call in the days before, the ticket''s own call left out' AFTER gift_willing;

INSERT INTO days_to_measure (business_date, model, because_of, run_id, noted_at) SETTINGS max_partitions_per_insert_block = 0
SELECT DISTINCT day, model, day, 'V053', now64(3, 'UTC')
FROM
(
    SELECT business_date AS day, 'customer_days' AS model FROM calls
    UNION ALL
    SELECT arrayJoin([business_date, toDate(created_at), toDate(created_at) + 1]), 'customer_days' FROM tickets
    UNION ALL
    SELECT business_date, 'ticket_measures' FROM tickets
)
WHERE day <= (SELECT max(business_date) FROM tickets) OR model = 'customer_days' AND day <= (SELECT max(business_date) FROM calls);
