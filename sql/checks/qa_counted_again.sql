-- severity: fail
-- uses: qa_reviews, qa_plans
-- label: 监听数和计划数与监听记录重新计数相等
-- Facts: qa_reviews, qa_plans, qa_measures
-- meaning: reviews, compliant ones, problems distinct calls and criteria with a number of the day straight from the facts; the plan of the month that begins on it is the
-- centre's, or the sum of the agents' where that is more. Reads: qa_reviews and qa_measures of {day}, qa_plans.
WITH
    (SELECT (count(), sum(compliant), sum(has_problem), uniqExact(call_id), sum(arrayCount(name -> toFloat64OrNull(JSONExtractString(ifNull(criteria, ''), name)) IS NOT NULL
        OR JSONType(ifNull(criteria, ''), name) IN ('Int64', 'UInt64', 'Double'), JSONExtractKeys(ifNull(criteria, '')))))
     FROM qa_reviews WHERE business_date = {day:Date}) AS facts,
    (SELECT greatest(ifNull(sumIf(planned, agent_id IS NULL), 0), ifNull(sumIf(planned, agent_id IS NOT NULL), 0)) FROM qa_plans WHERE month = {day:Date}) AS plan,
    (SELECT (sum(qa_done), sum(qa_compliant), sum(qa_problems), sum(qa_calls), sum(criteria_checked), sum(qa_planned)) FROM qa_measures WHERE business_date = {day:Date}) AS measured
SELECT format('the facts hold {0} reviews, {1} compliant, {2} problems, {3} calls, {4} criteria, {5} planned; measured are {6}', toString(facts.1), toString(facts.2),
    toString(facts.3), toString(facts.4), toString(facts.5), toString(plan), toString(measured)) AS detail
WHERE (facts.1, facts.2, facts.3, facts.4, facts.5, plan) != measured
