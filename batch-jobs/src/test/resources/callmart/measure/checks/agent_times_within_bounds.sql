ALTER TABLE agent_measures UPDATE logged_in_s = 86401 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE agent_measures UPDATE busy_s = logged_in_s + 1 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE agent_measures UPDATE adherent_s = logged_in_s + 1 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE agent_measures UPDATE adherent_s = scheduled_s + 1 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE agent_measures UPDATE productive_s = logged_in_s + 1 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE agent_measures UPDATE productive_s = -1 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE agent_measures UPDATE attended_days = 2 WHERE 1 SETTINGS mutations_sync = 1
INSERT INTO agent_measures (business_date, agent_id, wrap_up_s) VALUES ('2026-11-20', '7009', 1)
INSERT INTO agent_measures (business_date, agent_id, away_s) VALUES ('2026-11-20', '7009', 1)
INSERT INTO agent_measures (business_date, agent_id, logged_in_s, busy_s) VALUES ('2026-11-20', '7009', 9, 2)
ALTER TABLE agent_measures UPDATE excused_s = scheduled_s WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE agent_measures UPDATE excused_s = -1 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE agent_measures UPDATE shifts_signed = 4 WHERE 1 SETTINGS mutations_sync = 1
