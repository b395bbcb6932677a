-- Grain: one row per interval of the days {from} to {to} and queue, of the forecast of the day that {basis} names
-- Reads: forecasts
-- {basis}: last: the last made before the day; week: that of the weekly staffing forecast, the last made by the Friday before the day's week;
--     early: the last made at least seven days before the day; a date: the last made by it.
SELECT forecasts.*
FROM forecasts
INNER JOIN
(
    SELECT for_day AS last_for, max(made_on) AS last_made
    FROM forecasts
    WHERE for_day BETWEEN {from:Date} AND {to:Date} AND made_on BETWEEN {from:Date} - 61 AND {to:Date}
      AND made_on <= multiIf({basis:String} = 'week', toMonday(for_day) - 3, {basis:String} = 'early', for_day - 7, {basis:String} = 'last', for_day - 1,
          toDateOrZero({basis:String}))
    GROUP BY for_day
) AS lasts ON lasts.last_for = forecasts.for_day AND lasts.last_made = forecasts.made_on
WHERE for_day BETWEEN {from:Date} AND {to:Date} AND made_on BETWEEN {from:Date} - 61 AND {to:Date}
