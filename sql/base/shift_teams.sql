-- Grain: one row per business day and agent with a shift that names a team
-- Reads: shifts
-- shift_day: Business day
-- shift_agent: Agent's id
-- shift_team: Team of the longest planned time of the day, of equal ones the one that starts first
SELECT
    business_date AS shift_day,
    agent_id AS shift_agent,
    toLowCardinality(toNullable(argMax(team_of_shift, (planned_ms, -first_start)))) AS shift_team
FROM
(
    SELECT business_date, agent_id, assumeNotNull(team) AS team_of_shift, sum(dateDiff('millisecond', starts_at, ends_at)) AS planned_ms,
        toUnixTimestamp64Milli(min(starts_at)) AS first_start
    FROM shifts
    WHERE team IS NOT NULL
    GROUP BY business_date, agent_id, team_of_shift
)
GROUP BY business_date, agent_id
