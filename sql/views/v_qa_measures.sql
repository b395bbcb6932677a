-- Grain: business day × agent × category × scope × criterion; a measure that was not delivered on a day is absent
-- Reads: qa_measures, days_with_value
WITH
    ${measured}
SELECT
    business_date, agent_id, category, scope, criterion,
    measured('qa_done', qa_measures.qa_done) AS qa_done, measured('qa_compliant', qa_measures.qa_compliant) AS qa_compliant,
    measured('qa_problems', qa_measures.qa_problems) AS qa_problems, measured('qa_calls', qa_measures.qa_calls) AS qa_calls,
    measured('qa_planned', qa_measures.qa_planned) AS qa_planned,
    measured('calls_monitored', qa_measures.calls_monitored) AS calls_monitored,
    measured('agents_working', qa_measures.agents_working) AS agents_working,
    measured('agents_monitored', qa_measures.agents_monitored) AS agents_monitored,
    measured('tickets_checked', qa_measures.tickets_checked) AS tickets_checked,
    measured('criteria_checked', qa_measures.criteria_checked) AS criteria_checked,
    measured('criteria_passed', qa_measures.criteria_passed) AS criteria_passed
FROM qa_measures
LEFT JOIN days_with_value ON valued_day = business_date
