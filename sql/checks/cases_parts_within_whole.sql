-- severity: fail
-- uses: complaint_cases, case_attempts
-- label: 投诉案件各分项不超过其总数
-- meaning: cases_received = upheld + rejected + pending, appeals within received, what was in time or followed up within what was due.
-- Reads: case_measures of {day}.
SELECT format('agent {0}: received {1}, upheld {2} + rejected {3} + pending {4}, appeals {5}; replies {6} of {7}, reviews {8} of {9}, followed up {10} of {11}', agent_id,
    toString(cases_received), toString(cases_upheld), toString(cases_rejected), toString(cases_pending), toString(appeals),
    toString(case_replies_on_time), toString(case_replies_due), toString(lead_reviews_on_time), toString(lead_reviews_due),
    toString(case_followups_done), toString(case_followups_due)) AS detail
FROM case_measures
WHERE business_date = {day:Date}
  AND (cases_received != cases_upheld + cases_rejected + cases_pending OR appeals > cases_received
    OR case_replies_on_time > case_replies_due OR lead_reviews_on_time > lead_reviews_due
    OR case_followups_done > case_followups_due)
ORDER BY agent_id
