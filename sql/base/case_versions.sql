-- Grain: one row per version of a service-quality case
-- Reads: complaint_cases
-- received_on: Business day on which it was received
-- review_due_at: When the lead's review is due: 2 hours after it was received, UTC
-- reply_due_at: When the reply is due: 48 hours after it was received, UTC
-- prefix_group: Group of the agent by the prefixes of config/agent-groups.yml, the longest first; empty where none fits (decision 353)
-- final_verdict: Verdict after the appeal: upheld, rejected or pending; an overturned verdict counts as its opposite
SELECT
    *,
    toDate(received_at, ${tz})      AS received_on,
    received_at + INTERVAL 2 HOUR   AS review_due_at,
    received_at + INTERVAL 48 HOUR  AS reply_due_at,
    arrayFirst(entry -> startsWith(agent_id, entry.1), ${agent_prefixes}).2 AS prefix_group,
    multiIf(verdict IS NULL OR verdict = 'pending', 'pending',
        ifNull(appeal_verdict = 'overturned', 0), if(verdict = 'upheld', 'rejected', 'upheld'),
        assumeNotNull(verdict))     AS final_verdict
FROM complaint_cases
