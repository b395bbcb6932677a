-- Grain: one row per training session and business day from which the list of sessions has another row
-- Reads: training_sessions_history
-- steps: Of each step of config/quality.yml its id, Chinese, when it was done and until when it has to be; no deadline before the session was held
-- pass_mark: Score from which on a trainee passed
-- on_days: Days that the row counts on
SELECT
    business_date, session_id, topic, planned_on, held_on, trainer, invited, attended, passed, graded_on, summary_on, final_on, filed_on,
    ${pass_mark} AS pass_mark,
    ${training_steps} AS steps,
    arrayFilter(on_day -> on_day IS NOT NULL, arrayConcat([planned_on, held_on], steps.due_on)) AS on_days
FROM training_sessions_history
