INSERT INTO callback_measures (business_date, agent_id, callbacks_due, callbacks_on_time) VALUES ('2026-11-20', '7001', 1, 2)
INSERT INTO callback_measures (business_date, agent_id, callbacks_reached) VALUES ('2026-11-20', '7001', 1)
