ALTER TABLE staffing DROP PARTITION '2026-11-20'
ALTER TABLE presence_measures UPDATE present_seat_s = present_seat_s + 1 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE presence_measures UPDATE actual_seat_s = 999999 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE agent_intervals DROP PARTITION '2026-11-20'
ALTER TABLE presence_measures UPDATE assessed_required_seat_s = 1 WHERE 1 SETTINGS mutations_sync = 1
