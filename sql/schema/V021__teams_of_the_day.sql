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
