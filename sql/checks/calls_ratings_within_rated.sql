-- severity: fail
-- uses: calls, surveys
-- label: 评定总数不少于评定成功数，评定成功数不少于满意与不满意之和
-- meaning: surveys_offered >= surveys_rated >= satisfied + dissatisfied. Reads: call_measures of {day}.
SELECT format('offered {0}, rated {1}, satisfied {2} + dissatisfied {3}', toString(sum(surveys_offered)), toString(sum(surveys_rated)), toString(sum(satisfied)), toString(sum(dissatisfied))) AS detail
FROM call_measures
WHERE business_date = {day:Date}
HAVING sum(surveys_offered) < sum(surveys_rated) OR sum(surveys_rated) < sum(satisfied) + sum(dissatisfied)
