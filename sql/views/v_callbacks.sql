-- Grain: one row per follow-up call in its latest version; number masked, customer left out, of free text only the length
-- Reads: latest_callbacks, callbacks
-- phone: Customer's number, masked
-- result_chars: Result; length of the text in characters, absent when there is none
WITH
    ${masked}
SELECT
    callback_id, kind,
    masked(latest_callbacks.phone) AS phone,
    assigned_to, assigned_at, due_at, done_at, reached,
    lengthUTF8(result) AS result_chars,
    channel, updated_at, source, source_line
FROM latest_callbacks
