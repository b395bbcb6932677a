-- Grain: business day × agent
-- Reads: case_measures
SELECT
    business_date, agent_id, cases_received, cases_upheld, cases_rejected, cases_pending, appeals, case_replies_due,
    case_replies_on_time, lead_reviews_due, lead_reviews_on_time
FROM case_measures
