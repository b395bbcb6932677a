business_day -> has(extra_days, business_day) OR has(worked_weekdays, toDayOfWeek(business_day)) AND NOT has(free_days, business_day) AS is_worked,
    begun_at -> if(is_worked(toDate(begun_at, business_zone)), least(greatest(toUnixTimestamp64Milli(begun_at)
        - toUnixTimestamp64Milli(toDateTime64(toString(toDate(begun_at, business_zone)), 3, business_zone)) - opens_ms, 0), worked_ms), 0) AS worked_before,
    (begun_at, found) -> multiIf(found.name = '', NULL, found.is_worked = 0, begun_at + toIntervalMillisecond(found.millis),
        toTimeZone(toDateTime64(toString(arrayFilter(on_day -> is_worked(on_day), arrayMap(n -> toDate(begun_at, business_zone) + n, range(found.days)))
            [intDiv(worked_before(begun_at) + found.millis - 1, worked_ms) + 1]), 3, business_zone)
            + toIntervalMillisecond(opens_ms + (worked_before(begun_at) + found.millis - 1) % worked_ms + 1), 'UTC')) AS due_within
