-- Grain: period ({grain} is month or quarter) × KPI with a target × agent who has a value in it
-- Reads: agent_kpis
-- What the columns mean stands in v_agent_ranking. Agents are ranked by the exact share: numerator / denominator as stored, not by the rounded value.
SELECT
    period, kpi, label, agent_id, name, team, numerator, denominator, value, target, target_is, met,
    rank() OVER of_all                                                                    AS rank,
    count() OVER (PARTITION BY period, kpi)                                               AS agents,
    if(team IS NULL, NULL, rank() OVER of_team)                                           AS rank_in_team,
    abs(value - first_value(value) OVER of_all)                                           AS behind_best
FROM
(
    SELECT *, toFloat64(numerator) / toFloat64(denominator) * if(target_is = 'at_most', -1, 1) AS goodness
    FROM agent_kpis(grain = {grain:String})
    WHERE agent_id IS NOT NULL AND value IS NOT NULL AND target IS NOT NULL
) AS assessed
WINDOW
    of_all AS (PARTITION BY period, kpi ORDER BY goodness DESC),
    of_team AS (PARTITION BY period, kpi, team ORDER BY goodness DESC)
