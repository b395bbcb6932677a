INSERT INTO sms_measures (business_date, sms_subscribed) VALUES ('2026-11-20', 1)
INSERT INTO sms_measures (business_date, sms_cancelled) VALUES ('2026-11-20', 1)
INSERT INTO sms_subscriptions (business_date, phone, topic, subscribed_at, updated_at) VALUES ('2026-11-20', '1', 't', '2026-11-20 02:00:00', '2026-11-20 03:00:00')
