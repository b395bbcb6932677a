-- Grain: period (day, week, month or quarter) × measure that has a value in it: of each feed that it needs some day was loaded, and every loaded
--     day delivered the columns that it needs and has as many loaded days before it as it wants; an optional feed is needed from its first load on
-- Reads: loaded_days, measure_needs, held_words
-- unit: day, week, month or quarter
-- period: First day of the period
-- measure: Measure
WITH
    -- A day whose columns are not known is taken for the next one of which they are, else for the one before.
    days AS
    (
        SELECT
            feed, arraySort(groupArray((loaded_day, loaded_columns))) AS loads, arrayMap(load -> load.2, loads) AS recorded,
            arrayFill(columns -> notEmpty(columns), arrayReverseFill(columns -> notEmpty(columns), recorded)) AS known,
            arrayMap(load -> load.1, loads) AS loaded_days_of_feed
        FROM loaded_days
        GROUP BY feed
    ),
    places AS
    (
        SELECT DISTINCT
            feed AS place_feed, place_column, word, is_snapshot, is_optional, days_before,
            word = '' OR (feed, place_column, word) IN (SELECT held_feed, held_column, held_word FROM held_words) AS is_possible
        FROM measure_needs
    ),
    (SELECT groupUniqArray(loaded_day) FROM loaded_days) AS all_days
SELECT span.1 AS unit, span.2 AS period, measure
FROM measure_needs
INNER JOIN
(
    SELECT place_feed, place_column, word, days_before,
        arrayJoin([('day', day.1), ('week', toMonday(day.1)), ('month', toStartOfMonth(day.1)), ('quarter', toStartOfQuarter(day.1))]) AS span
    FROM
    (
        SELECT
            place_feed, place_column, word, days_before,
            arrayMap((columns, i) -> (place_column = '' OR word != '' OR empty(columns) OR has(columns, place_column))
                AND (i > days_before AND loaded_days_of_feed[i - days_before] = loaded_days_of_feed[i] - days_before), known, arrayEnumerate(known)) AS has_place,
            arrayFilter(any_day -> is_optional = 1 AND (empty(loaded_days_of_feed) OR any_day < loaded_days_of_feed[1]), all_days) AS days_without,
            arrayJoin(if(is_snapshot = 1, arrayMap(any_day -> (any_day, has_place[-1]), all_days),
                arrayConcat(arrayZip(loaded_days_of_feed, has_place), arrayMap(any_day -> (any_day, toUInt8(1)), days_without)))) AS day
        FROM places
        LEFT JOIN days ON feed = place_feed
        WHERE is_possible
    )
    GROUP BY place_feed, place_column, word, days_before, span
    HAVING min(day.2) = 1
) AS delivered
    ON delivered.place_feed = measure_needs.feed AND delivered.place_column = measure_needs.place_column AND delivered.word = measure_needs.word
        AND delivered.days_before = measure_needs.days_before
GROUP BY span, measure
HAVING uniqExact(need) = any(needs)
