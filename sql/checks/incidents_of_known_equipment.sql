-- severity: warn
-- uses: incidents, equipment
-- label: 系统问题中的设备都在设备台账中
-- Facts: incidents
-- meaning: every device that a problem of {day} names is in the list of devices. A centre that delivers no such list is not told so.
-- Reads: incidents of {day}, equipment, feed_runs.
SELECT format('{0} problems name devices that are not in equipment, such as {1}', toString(count()), min(equipment_id)) AS detail
FROM incidents
WHERE business_date = {day:Date} AND equipment_id IS NOT NULL AND equipment_id NOT IN (SELECT equipment_id FROM equipment)
    AND (SELECT count() FROM feed_runs WHERE feed = 'equipment') > 0
HAVING count() > 0
