-- Grain: one row per day {from} to {to} and agent of the lists of agents or the shifts
-- Reads: shift_teams, held_teams
-- on_day: Business day
-- day_agent: Agent's id
-- day_team: Team of the day: that of the shift, else of the list of agents held on it; absent without either
-- day_group: Group of seats in the list of agents held on the day; absent where the list names none
SELECT
    on_day,
    day_agent,
    coalesce(shift_team, held_team) AS day_team,
    held_group AS day_group
FROM
(
    SELECT toDate({from:Date} + number) AS on_day, toLowCardinality(agent) AS day_agent
    FROM numbers(toUInt64(dateDiff('day', {from:Date}, {to:Date}) + 1)) AS days
    CROSS JOIN
    (
        SELECT toString(held_agent) AS agent FROM held_teams
        UNION DISTINCT
        SELECT toString(shift_agent) FROM shift_teams WHERE shift_day BETWEEN {from:Date} AND {to:Date}
    ) AS agents_known
) AS known
LEFT JOIN shift_teams ON shift_day = on_day AND shift_agent = day_agent
ASOF LEFT JOIN held_teams ON held_agent = day_agent AND held_from <= on_day
