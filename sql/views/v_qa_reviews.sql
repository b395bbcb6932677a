-- Grain: one row per monitored call; of free text only the length
-- Reads: qa_reviews
-- problem_detail_chars: What the problem is; length of the text in characters, absent when there is none
-- criteria_chars: Scores by criterion; length of the text in characters, absent when there is none
-- remark_chars: Remark; length of the text in characters, absent when there is none
SELECT
    business_date, review_id, scope, call_id, category, agent_id, name, has_problem, problem_code,
    lengthUTF8(problem_detail) AS problem_detail_chars,
    compliant, score, reviewer,
    lengthUTF8(remark) AS remark_chars,
    ticket_id,
    lengthUTF8(criteria) AS criteria_chars,
    source, source_line
FROM qa_reviews
