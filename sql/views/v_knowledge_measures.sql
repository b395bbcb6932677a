-- Grain: business day × agent × kind; a measure that was not delivered on a day is absent
-- Reads: knowledge_measures, days_with_value
WITH
    ${measured}
SELECT
    business_date, agent_id, kind,
    measured('knowledge_added', knowledge_measures.knowledge_added) AS knowledge_added,
    measured('knowledge_answers_due', knowledge_measures.knowledge_answers_due) AS knowledge_answers_due,
    measured('knowledge_answers_on_time', knowledge_measures.knowledge_answers_on_time) AS knowledge_answers_on_time
FROM knowledge_measures
LEFT JOIN days_with_value ON valued_day = business_date
