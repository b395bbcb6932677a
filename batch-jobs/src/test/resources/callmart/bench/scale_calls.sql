-- Grain: one row per call leg of a day that never was, for `bench scale`; every call has one leg.
-- Reads: nothing. {rows} calls arrive evenly over the day of {agents} agents; of a hundred calls 10 end in the menu, 4 are lost in the queue, 86 are answered.
-- Absent: as in `calls`.
INSERT INTO calls (business_date, call_id, leg, direction, caller, callee, ivr_route, queue, category, agent_id, arrived_at, queued_at, answered_at, ended_at, hangup_by,
    transferred_out, survey_offered, survey_result, source, source_line, read_order)
WITH
    cityHash64(number, {day:Date}) AS draw,
    draw % 100 AS kind,
    toDateTime64(toDateTime({day:Date}, {tz:String}), 3, 'UTC') + toIntervalMillisecond(intDiv(number * 86000000, {rows:UInt64})) AS arrived,
    kind >= 10 AS queues,
    kind >= 14 AS answers,
    5 + intDiv(draw, 100) % 30 AS menu_s,
    intDiv(draw, 3000) % 40 AS wait_s,
    20 + intDiv(draw, 120000) % 340 AS talk_s
SELECT
    {day:Date},
    concat(formatDateTime({day:Date}, '%Y%m%d'), '-', leftPad(toString(number), 10, '0')),
    1,
    'inbound',
    concat('13', leftPad(toString(intDiv(draw, 7) % 1000000000), 9, '0')),
    '4000000000',
    concat(toString(draw % 6), '-', toString(draw % 3)),
    if(queues, concat('q', toString(draw % 6)), NULL),
    ['construction', 'design', 'sales', 'property', 'service', 'marketing', 'other'][1 + intDiv(draw, 11) % 7],
    if(answers, toString(30000 + intDiv(draw, 13) % {agents:UInt64}), NULL),
    arrived,
    if(queues, arrived + toIntervalSecond(menu_s), NULL),
    if(answers, arrived + toIntervalSecond(menu_s + wait_s), NULL),
    arrived + toIntervalSecond(menu_s + if(queues, wait_s, 0) + if(answers, talk_s, 0)),
    if(draw % 5 = 0, 'agent', 'caller'),
    0,
    answers,
    if(answers AND draw % 3 > 0, ['very_satisfied', 'satisfied', 'neutral', 'dissatisfied'][1 + intDiv(draw, 17) % 4], NULL),
    'bench',
    number + 1,
    number + 1
FROM numbers({rows:UInt64})
