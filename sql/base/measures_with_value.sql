-- Grain: period (day, week or month) × measure that has a value in it: of each feed that it needs some day was loaded, and every loaded
--     day delivered the columns that it needs
-- Reads: loaded_days, measure_needs, held_words
-- unit: day, week or month
-- period: First day of the period
-- measure: Measure
WITH
    known AS (SELECT feed, loaded_day AS known_day, loaded_columns AS known_columns FROM loaded_days WHERE notEmpty(loaded_columns)),
    days AS
    (
        SELECT
            loaded.feed AS feed, loaded.loaded_day AS loaded_day,
            if(notEmpty(later.known_columns), later.known_columns, earlier.known_columns) AS columns,
            loaded_day = max(loaded_day) OVER (PARTITION BY feed) AS is_last
        FROM loaded_days AS loaded
        ASOF LEFT JOIN known AS later ON later.feed = loaded.feed AND later.known_day >= loaded.loaded_day
        ASOF LEFT JOIN known AS earlier ON earlier.feed = loaded.feed AND earlier.known_day <= loaded.loaded_day
    ),
    periods AS
    (
        SELECT DISTINCT arrayJoin([('day', loaded_day), ('week', toMonday(loaded_day)), ('month', toStartOfMonth(loaded_day))]) AS span
        FROM loaded_days
    ),
    places AS
    (
        SELECT DISTINCT
            feed, place_column, word, is_snapshot,
            word = '' OR (feed, place_column, word) IN (SELECT held_feed, held_column, held_word FROM held_words) AS is_possible
        FROM measure_needs
    ),
    delivered AS
    (
        SELECT feed, place_column, word, span
        FROM
        (
            SELECT
                places.feed AS feed, place_column, word, days.columns AS columns,
                arrayJoin([('day', loaded_day), ('week', toMonday(loaded_day)), ('month', toStartOfMonth(loaded_day))]) AS span
            FROM places
            INNER JOIN days ON days.feed = places.feed
            WHERE is_snapshot = 0 AND is_possible
        )
        GROUP BY feed, place_column, word, span
        HAVING countIf(place_column != '' AND word = '' AND notEmpty(columns) AND NOT has(columns, place_column)) = 0
        UNION ALL
        SELECT places.feed AS feed, place_column, word, span
        FROM places
        INNER JOIN days ON days.feed = places.feed
        CROSS JOIN periods
        WHERE is_snapshot = 1 AND is_possible AND is_last
            AND (place_column = '' OR word != '' OR empty(columns) OR has(columns, place_column))
    )
SELECT span.1 AS unit, span.2 AS period, measure
FROM measure_needs
INNER JOIN delivered
    ON delivered.feed = measure_needs.feed AND delivered.place_column = measure_needs.place_column AND delivered.word = measure_needs.word
GROUP BY span, measure
HAVING uniqExact(need) = any(needs)
