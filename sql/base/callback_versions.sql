-- Grain: one row per version of a follow-up call
-- Reads: callbacks
-- phone_masked: Customer's number, masked
WITH
    ${masked}
SELECT *, masked(callbacks.phone) AS phone_masked
FROM callbacks
