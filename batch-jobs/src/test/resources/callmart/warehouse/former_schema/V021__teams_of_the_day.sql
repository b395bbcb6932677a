-- An agent's team on a day: that of the shift, else of the list of agents held on it. The list as it is now holds for all earlier days.
CREATE TABLE IF NOT EXISTS agents_history
(
    `business_date` Date COMMENT 'First business day on which the row holds: that of the load which brought it; 1970-01-01: held before this table was',
    `agent_id` LowCardinality(String) COMMENT 'Agent''s id',
    `name` String COMMENT 'Agent''s name',
    `team` LowCardinality(Nullable(String)) COMMENT 'Team',
    `group` LowCardinality(Nullable(String)) COMMENT 'Group of seats: front, back, hotline, other',
    `hired_on` Nullable(Date) COMMENT 'First day of work',
    `left_on` Nullable(Date) COMMENT 'Last day of work; absent while the agent works here'
)
ENGINE = MergeTree
PARTITION BY business_date
ORDER BY (`agent_id`)
COMMENT 'Grain: one row per agent and business day whose list of agents has another row than the list before it; key business_date + agent_id';

INSERT INTO agents_history (business_date, agent_id, name, team, `group`, hired_on, left_on)
SELECT toDate('1970-01-01'), agent_id, name, team, `group`, hired_on, left_on
FROM agents
WHERE (SELECT count() FROM agents_history) = 0;

CREATE OR REPLACE VIEW held_teams
(
    `held_agent` LowCardinality(String)           COMMENT 'Agent''s id',
    `held_from`  Date                             COMMENT 'First business day on which the team holds; an agent''s first row holds for all days before it too',
    `held_team`  LowCardinality(Nullable(String)) COMMENT 'Team in the list of agents; absent where the list names none'
)
COMMENT 'Grain: one row per agent and business day from which the list of agents has another row'
AS SELECT
    agent_id AS held_agent,
    if(business_date = min(business_date) OVER (PARTITION BY agent_id), toDate('1970-01-01'), business_date) AS held_from,
    team AS held_team
FROM agents_history;

CREATE OR REPLACE VIEW shift_teams
(
    `shift_day`   Date                             COMMENT 'Business day',
    `shift_agent` LowCardinality(String)           COMMENT 'Agent''s id',
    `shift_team`  LowCardinality(Nullable(String)) COMMENT 'Team of the longest planned time of the day, of equal ones the one that starts first'
)
COMMENT 'Grain: one row per business day and agent with a shift that names a team'
AS SELECT
    business_date AS shift_day,
    agent_id AS shift_agent,
    toNullable(argMax(team_of_shift, (planned_ms, -first_start))) AS shift_team
FROM
(
    SELECT business_date, agent_id, assumeNotNull(team) AS team_of_shift, sum(dateDiff('millisecond', starts_at, ends_at)) AS planned_ms,
        toUnixTimestamp64Milli(min(starts_at)) AS first_start
    FROM shifts
    WHERE team IS NOT NULL
    GROUP BY business_date, agent_id, team_of_shift
)
GROUP BY business_date, agent_id;

CREATE OR REPLACE VIEW v_kpi_agent_daily
(
    `business_date` Date                             COMMENT 'Business day',
    `agent_id`      Nullable(String)                 COMMENT 'Agent; absent for what is attributed to none, such as lost calls',
    `name`          Nullable(String)                 COMMENT 'Name in agents; absent when the agent is not in it',
    `team`          LowCardinality(Nullable(String)) COMMENT 'Team of the day: that of the shift, else of the list of agents held on it',
    `kpi`           String                           COMMENT 'Id in config/kpis.yml',
    `label`         String                           COMMENT 'Chinese name',
    `unit`          LowCardinality(String)           COMMENT 'percent: a share, 1 is 100 %; seconds: an average',
    `numerator`     Decimal(38, 3)                   COMMENT 'Sum of measures, exact',
    `denominator`   Decimal(38, 3)                   COMMENT 'Sum of measures, exact; 0: the KPI has no value',
    `value`         Nullable(Decimal(38, 6))         COMMENT 'numerator / denominator, rounded half up to 6 decimals; absent without a denominator, never 0',
    `target`        Nullable(Decimal(18, 6))         COMMENT 'What the value should reach; absent when nothing is asked',
    `target_is`     LowCardinality(Nullable(String)) COMMENT 'at_least or at_most: which side of the target is good',
    `met`           Nullable(UInt8)                  COMMENT '1 met, 0 missed, on the exact value; absent without target or value: not assessed'
)
SQL SECURITY DEFINER
COMMENT 'Grain: business day × agent × KPI; KPIs whose measures are not attributed to agents are left out'
AS SELECT
    sums.period AS business_date,
    sums.agent_id AS agent_id,
    people.known_name AS name,
    coalesce(shift_teams.shift_team, held_teams.held_team) AS team,
    catalogue.kpi AS kpi,
    catalogue.label AS label,
    catalogue.unit AS unit,
    CAST(sums.dividend AS Decimal(38, 3)) AS numerator,
    CAST(if(catalogue.periods = 'whole_months', toDecimal128(0, 3), sums.divisor) AS Decimal(38, 3)) AS denominator,
    CAST(if(denominator = 0, NULL, round(divideDecimal(numerator, if(denominator = 0, toDecimal128(1, 3), denominator), 7), 6)) AS Nullable(Decimal(38, 6))) AS value,
    catalogue.target AS target,
    catalogue.target_is AS target_is,
    CAST(if(denominator = 0 OR catalogue.target IS NULL, NULL, if(catalogue.target_is = 'at_least',
        (numerator - assumeNotNull(catalogue.target) * denominator) * sign(denominator) >= 0,
        (numerator - assumeNotNull(catalogue.target) * denominator) * sign(denominator) <= 0)) AS Nullable(UInt8)) AS met
FROM
(
    SELECT business_date AS period, agent_id, kpi, sum(numerator) AS dividend, sum(denominator) AS divisor
    FROM kpi_day_sums
    GROUP BY period, agent_id, kpi
) AS sums
INNER JOIN v_kpis AS catalogue ON catalogue.kpi = sums.kpi
LEFT JOIN (SELECT agent_id AS member, toNullable(agents.name) AS known_name FROM agents) AS people ON people.member = sums.agent_id
LEFT JOIN shift_teams ON shift_teams.shift_day = sums.period AND shift_teams.shift_agent = sums.agent_id
ASOF LEFT JOIN held_teams ON held_teams.held_agent = sums.agent_id AND held_teams.held_from <= sums.period
WHERE catalogue.by_agent = 1;

CREATE OR REPLACE VIEW v_kpi_agent_monthly
(
    `month`       String                           COMMENT 'Month such as 2026-11',
    `from_date`   Date                             COMMENT 'First day',
    `to_date`     Date                             COMMENT 'Last day',
    `agent_id`    Nullable(String)                 COMMENT 'Agent; absent for what is attributed to none, such as lost calls',
    `name`        Nullable(String)                 COMMENT 'Name in agents; absent when the agent is not in it',
    `team`        LowCardinality(Nullable(String)) COMMENT 'Team in the list of agents held on the last day',
    `kpi`         String                           COMMENT 'Id in config/kpis.yml',
    `label`       String                           COMMENT 'Chinese name',
    `unit`        LowCardinality(String)           COMMENT 'percent: a share, 1 is 100 %; seconds: an average',
    `numerator`   Decimal(38, 3)                   COMMENT 'Sum of measures, exact',
    `denominator` Decimal(38, 3)                   COMMENT 'Sum of measures, exact; 0: the KPI has no value',
    `value`       Nullable(Decimal(38, 6))         COMMENT 'numerator / denominator, rounded half up to 6 decimals; absent without a denominator, never 0',
    `target`      Nullable(Decimal(18, 6))         COMMENT 'What the value should reach; absent when nothing is asked',
    `target_is`   LowCardinality(Nullable(String)) COMMENT 'at_least or at_most: which side of the target is good',
    `met`         Nullable(UInt8)                  COMMENT '1 met, 0 missed, on the exact value; absent without target or value: not assessed'
)
SQL SECURITY DEFINER
COMMENT 'Grain: calendar month × agent × KPI; KPIs whose measures are not attributed to agents are left out'
AS SELECT
    formatDateTime(sums.period, '%Y-%m') AS month,
    sums.period AS from_date,
    toLastDayOfMonth(sums.period) AS to_date,
    sums.agent_id AS agent_id,
    people.known_name AS name,
    held_teams.held_team AS team,
    catalogue.kpi AS kpi,
    catalogue.label AS label,
    catalogue.unit AS unit,
    CAST(sums.dividend AS Decimal(38, 3)) AS numerator,
    CAST(sums.divisor AS Decimal(38, 3)) AS denominator,
    CAST(if(denominator = 0, NULL, round(divideDecimal(numerator, if(denominator = 0, toDecimal128(1, 3), denominator), 7), 6)) AS Nullable(Decimal(38, 6))) AS value,
    catalogue.target AS target,
    catalogue.target_is AS target_is,
    CAST(if(denominator = 0 OR catalogue.target IS NULL, NULL, if(catalogue.target_is = 'at_least',
        (numerator - assumeNotNull(catalogue.target) * denominator) * sign(denominator) >= 0,
        (numerator - assumeNotNull(catalogue.target) * denominator) * sign(denominator) <= 0)) AS Nullable(UInt8)) AS met
FROM
(
    SELECT toStartOfMonth(business_date) AS period, toLastDayOfMonth(period) AS last_day, agent_id, kpi, sum(numerator) AS dividend, sum(denominator) AS divisor
    FROM kpi_day_sums
    GROUP BY period, last_day, agent_id, kpi
) AS sums
INNER JOIN v_kpis AS catalogue ON catalogue.kpi = sums.kpi
LEFT JOIN (SELECT agent_id AS member, toNullable(agents.name) AS known_name FROM agents) AS people ON people.member = sums.agent_id
ASOF LEFT JOIN held_teams ON held_teams.held_agent = sums.agent_id AND held_teams.held_from <= sums.last_day
WHERE catalogue.by_agent = 1;
