-- Grain: one row per call leg of the days {from} to {to}, with the rating that the caller gave it
-- Reads: call_legs, surveys
-- For centres whose calls carry no ratings these are looked for in surveys, on the leg's day and the day after (decision 181); one that names
-- no leg belongs to the call's last answered leg. A rating counts where the leg was answered and the caller was passed to the rating menu.
WITH
    survey_legs AS
    (
        SELECT
            surveys.call_id                                                               AS rated_call,
            ifNull(surveys.leg, answered.last_leg)                                        AS rated_leg,
            groupArray((surveys.business_date, surveys.offered_at, surveys.result))       AS offers
        FROM surveys
        LEFT JOIN
        (
            SELECT call_id, max(leg) AS last_leg
            FROM call_legs
            WHERE is_talk AND business_date BETWEEN {from:Date} - least(1, toUInt16({from:Date})) AND {to:Date} + 1
              AND call_id GLOBAL IN (SELECT call_id FROM surveys WHERE business_date BETWEEN {from:Date} AND {to:Date} + 1)
            GROUP BY call_id
        ) AS answered ON answered.call_id = surveys.call_id
        WHERE surveys.business_date BETWEEN {from:Date} AND {to:Date} + 1
        GROUP BY rated_call, rated_leg
    )
SELECT
    call_legs.*,
    arraySort(offer -> offer.2, arrayFilter(offer -> offer.1 IN (business_date, business_date + 1), survey_legs.offers)) AS survey_offers,
    is_talk AND (survey_offered OR notEmpty(survey_offers))                               AS is_offered,
    if(survey_result IS NULL AND notEmpty(survey_offers), survey_offers[-1].3, survey_result) AS any_rating,
    if(is_offered, any_rating, NULL)                                                      AS rating,
    ifNull(rating IN ('satisfied', 'very_satisfied'), 0)                                  AS is_satisfied,
    ifNull(rating IN ('dissatisfied', 'very_dissatisfied'), 0)                            AS is_dissatisfied
FROM call_legs
LEFT JOIN survey_legs ON survey_legs.rated_call = call_legs.call_id AND survey_legs.rated_leg = call_legs.leg
WHERE call_legs.business_date BETWEEN {from:Date} AND {to:Date}
