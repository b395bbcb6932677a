-- Grain: one row per attempt to call a contact of a campaign on the days {from} to {to}, held against the contact's earlier attempts and the campaign's rules
-- Reads: campaign_attempts, held_campaigns, campaign_contacts
-- said_at: When the contact's latest version before it was written, UTC; 1970 when there is none
-- number: Number of the attempt among those of the contact, from 1
-- previous_at: When the contact was dialled before, UTC; absent at the first attempt
-- is_first_connected: 1 when none before it was connected
-- is_out_of_window: 1 when it was dialled outside of every window of the campaign, or of its days
-- is_over_max: 1 when the contact has had as many attempts as it may have
-- is_too_soon: 1 when less time than there must be lies between it and the attempt before
-- is_not_to_be_called: 1 when the contact's version before it says do_not_call
-- is_of_target: 1 when the campaign has a target
-- A contact is a campaign and an id. The campaign's rules are those held on the day (decision 310).
WITH
    (clock, opens, closes) -> if(opens < closes, clock >= opens AND clock < closes, clock >= opens OR clock < closes) AS is_open,
    formatDateTime(dialled_at, '%H:%i:%S', ${tz}) AS dialled_clock,
    arrayFilter(one -> one.1 IS NOT NULL OR one.2 IS NOT NULL, [(toNullable(toString(window_from)), toNullable(toString(window_to))),
        (toNullable(toString(window2_from)), toNullable(toString(window2_to)))]) AS windows
SELECT
    attempt.*,
    starts_on, ends_on, window_from, window_to, window2_from, window2_to, max_attempts, min_gap_minutes, said_at,
    outcome = 'connected' AND connected_before = 0 AS is_first_connected,
    business_date < starts_on OR ifNull(business_date > ends_on, 0) OR notEmpty(windows)
        AND NOT arrayExists(one -> is_open(dialled_clock, ifNull(one.1, '00:00'), ifNull(one.2, '24:00')), windows) AS is_out_of_window,
    ifNull(number > max_attempts, 0) AS is_over_max,
    ifNull(dateDiff('millisecond', previous_at, dialled_at) < toInt64(min_gap_minutes) * 60000, 0) AS is_too_soon,
    target IS NOT NULL AS is_of_target,
    said_state = 'do_not_call' AS is_not_to_be_called
FROM
(
    SELECT
        *,
        row_number() OVER (PARTITION BY campaign_id, contact_id ORDER BY dialled_at, attempt_id) AS number,
        any(toNullable(dialled_at)) OVER (PARTITION BY campaign_id, contact_id ORDER BY dialled_at, attempt_id
            ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING) AS previous_at,
        countIf(outcome = 'connected') OVER (PARTITION BY campaign_id, contact_id ORDER BY dialled_at, attempt_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS connected_before
    FROM campaign_attempts
    WHERE business_date <= {to:Date} AND (campaign_id, contact_id) IN
        (SELECT campaign_id, contact_id FROM campaign_attempts WHERE business_date BETWEEN {from:Date} AND {to:Date})
) AS attempt
ASOF LEFT JOIN held_campaigns AS held ON held.held_campaign = attempt.campaign_id AND held.held_from <= attempt.business_date
ASOF LEFT JOIN
(
    SELECT campaign_id AS said_campaign, contact_id AS said_contact, updated_at AS said_at, state AS said_state FROM campaign_contacts
) AS said ON said.said_campaign = attempt.campaign_id AND said.said_contact = attempt.contact_id AND said.said_at < attempt.dialled_at
WHERE attempt.business_date BETWEEN {from:Date} AND {to:Date}
