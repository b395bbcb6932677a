-- What numbers of callers are mixed with before they become keys, so that nobody finds the number of a key by trying all numbers.

CREATE TABLE IF NOT EXISTS caller_salt
(
    salt String COMMENT 'Random, made once; no analyst reads it'
)
ENGINE = MergeTree
ORDER BY tuple()
COMMENT 'Grain: one row, the salt of the keys in v_repeat_callers';
