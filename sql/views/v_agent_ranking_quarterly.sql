-- Grain: calendar quarter × KPI with a target × agent who has a value in it
-- Reads: v_kpi_agent_quarterly
-- rank: Place among the agents of the quarter, the best first; agents of the same value share the better place
-- agents: How many agents have a value
-- rank_in_team: Place among those of the same team; absent without a team
-- behind_best: How far the value lies behind the best one, in the unit of the KPI; 0 for the best
-- Agents are ranked by the exact share: numerator / denominator as stored, not by the rounded value.
SELECT
    quarter, kpi, label, agent_id, name, team, numerator, denominator, value, target, target_is, met,
    rank() OVER of_all                                                                    AS rank,
    count() OVER (PARTITION BY quarter, kpi)                                              AS agents,
    if(team IS NULL, NULL, rank() OVER of_team)                                           AS rank_in_team,
    abs(value - first_value(value) OVER of_all)                                           AS behind_best
FROM
(
    SELECT *, toFloat64(numerator) / toFloat64(denominator) * if(target_is = 'at_most', -1, 1) AS goodness
    FROM v_kpi_agent_quarterly
    WHERE agent_id IS NOT NULL AND value IS NOT NULL AND target IS NOT NULL
) AS assessed
WINDOW
    of_all AS (PARTITION BY quarter, kpi ORDER BY goodness DESC),
    of_team AS (PARTITION BY quarter, kpi, team ORDER BY goodness DESC)
