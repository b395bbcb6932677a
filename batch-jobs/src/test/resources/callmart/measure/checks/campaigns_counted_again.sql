INSERT INTO campaign_measures (business_date, campaign, attempts) VALUES ('2026-11-20', 'K1', 1)
INSERT INTO campaign_measures (business_date, campaign, contacts_touched) VALUES ('2026-11-20', 'K1', 1)
INSERT INTO campaign_measures (business_date, campaign, contacts_reached) VALUES ('2026-11-20', 'K1', 1)
INSERT INTO campaign_measures (business_date, campaign, conversions) VALUES ('2026-11-20', 'K1', 1)
