-- Grain: business day × step × role × store × agent; a measure that was not delivered on a day is absent
-- Reads: warning_measures, days_with_value
WITH
    ${measured}
SELECT
    business_date, step, role, store, agent_id,
    measured('warning_steps_due', warning_measures.warning_steps_due) AS warning_steps_due,
    measured('warning_steps_on_time', warning_measures.warning_steps_on_time) AS warning_steps_on_time,
    measured('warning_steps_overdue', warning_measures.warning_steps_overdue) AS warning_steps_overdue,
    measured('warnings_raised', warning_measures.warnings_raised) AS warnings_raised,
    measured('warning_rounds', warning_measures.warning_rounds) AS warning_rounds,
    measured('warnings_complete', warning_measures.warnings_complete) AS warnings_complete,
    measured('warnings_returned', warning_measures.warnings_returned) AS warnings_returned,
    measured('warning_recontacts', warning_measures.warning_recontacts) AS warning_recontacts,
    measured('warnings_satisfied', warning_measures.warnings_satisfied) AS warnings_satisfied,
    measured('warnings_closed', warning_measures.warnings_closed) AS warnings_closed,
    measured('warning_starts_moved', warning_measures.warning_starts_moved) AS warning_starts_moved
FROM warning_measures
LEFT JOIN days_with_value ON valued_day = business_date
