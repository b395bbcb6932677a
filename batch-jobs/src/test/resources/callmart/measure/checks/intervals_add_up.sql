ALTER TABLE call_intervals UPDATE offered = offered + 1 WHERE answered > 0 SETTINGS mutations_sync = 1
ALTER TABLE call_intervals UPDATE lost = lost + 1 WHERE offered > 0 SETTINGS mutations_sync = 1
ALTER TABLE call_intervals UPDATE wait_s = wait_s + 0.001 WHERE offered > 0 SETTINGS mutations_sync = 1
ALTER TABLE call_intervals UPDATE talk_s = talk_s + 1 WHERE talk_s > 0 SETTINGS mutations_sync = 1
ALTER TABLE call_intervals DELETE WHERE answered > 0 SETTINGS mutations_sync = 1
ALTER TABLE agent_measures UPDATE wrap_up_s = 7 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE call_waits UPDATE lost = lost + 1 WHERE answered > 0 SETTINGS mutations_sync = 1
