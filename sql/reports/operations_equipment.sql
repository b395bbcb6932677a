-- Grain: one row per device that failed in the period, the one with most faults first.
-- Reads: incidents, equipment.
-- Parameters: from, to: first and last business date, both included; zone: the business time zone.
-- downtime_minutes: minutes within the period during which some fault of the device lasted, half a minute up; one that is not over lasts to the end
-- of the period. hours_between_faults: hours of the period from the device's first day on, less that downtime, for each fault.
-- Absent: what the list of devices does not say. A period without a fault of a device gives no row. Decision: 363.
WITH
    toInt64(toUnixTimestamp(toDateTime({to:Date} + 1, {zone:String}))) AS period_end,
    faults_of AS
    (
        SELECT
            toString(equipment_id)                                      AS device,
            count()                                                     AS faults,
            countIf(recovered_at IS NULL)                               AS open_faults,
            toInt64(intervalLengthSum(toInt64(toUnixTimestamp(occurred_at)),
                least(ifNull(toInt64(toUnixTimestamp(recovered_at)), period_end), period_end))) AS down_s
        FROM incidents
        WHERE business_date BETWEEN {from:Date} AND {to:Date} AND equipment_id IS NOT NULL
        GROUP BY device
    )
SELECT
    device, equipment.kind AS kind, equipment.model AS model, installed_on, maintained_on, equipment.status AS status, faults, open_faults,
    intDiv(down_s + 30, 60)                                             AS downtime_minutes,
    toInt64(toUnixTimestamp(toDateTime(greatest({from:Date}, ifNull(installed_on, {from:Date})), {zone:String}))) AS began,
    toDecimal64(period_end - began - down_s, 3) / 3600 / faults         AS hours_between_faults
FROM faults_of
LEFT JOIN equipment ON equipment.equipment_id = device
ORDER BY faults DESC, down_s DESC, device
