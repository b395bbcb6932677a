-- Grain: business day × agent; a measure that was not delivered on a day is absent
-- Reads: case_measures, days_with_value
WITH
    ${measured}
SELECT
    business_date, agent_id,
    measured('cases_received', case_measures.cases_received) AS cases_received,
    measured('cases_upheld', case_measures.cases_upheld) AS cases_upheld,
    measured('cases_rejected', case_measures.cases_rejected) AS cases_rejected,
    measured('cases_pending', case_measures.cases_pending) AS cases_pending, measured('appeals', case_measures.appeals) AS appeals,
    measured('case_replies_due', case_measures.case_replies_due) AS case_replies_due,
    measured('case_replies_on_time', case_measures.case_replies_on_time) AS case_replies_on_time,
    measured('lead_reviews_due', case_measures.lead_reviews_due) AS lead_reviews_due,
    measured('lead_reviews_on_time', case_measures.lead_reviews_on_time) AS lead_reviews_on_time,
    measured('case_followups_due', case_measures.case_followups_due) AS case_followups_due,
    measured('case_followups_done', case_measures.case_followups_done) AS case_followups_done
FROM case_measures
LEFT JOIN days_with_value ON valued_day = business_date
