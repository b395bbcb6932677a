INSERT INTO incidents (business_date, incident_id, equipment_id) VALUES ('2026-11-20', 'X', 'E9')
