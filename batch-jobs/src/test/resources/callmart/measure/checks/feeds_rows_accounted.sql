ALTER TABLE feed_runs UPDATE rows_read = rows_read + 1 WHERE 1 SETTINGS mutations_sync = 1
ALTER TABLE feed_runs UPDATE rows_read = rows_read + 1, rejected = 1 WHERE 1 SETTINGS mutations_sync = 1
