-- severity: fail
-- uses: campaign_attempts, campaign_contacts, campaigns
-- label: 外呼各分项不超过拨打次数
-- meaning: outcomes, contacts touched and each kind of breach lie within the attempts, contacts reached within the connected ones, and the attempts in
-- breach are no more than the breaches and no fewer than those of one kind, in every row. Reads: campaign_measures of {day}.
SELECT format('campaign {0}, hour {1}, agent {2}: attempts {3}, connected {4}, abandoned {5}, machine {6}, invalid {7}, touched {8}, reached {9}, in breach {10} of {11}',
    ifNull(toString(campaign), '-'), ifNull(toString(hour), '-'), ifNull(toString(agent_id), '-'), toString(attempts), toString(connected), toString(abandoned),
    toString(machine), toString(invalid), toString(contacts_touched), toString(contacts_reached), toString(attempts_in_breach),
    toString([attempts_out_of_window, attempts_over_max, attempts_too_soon, attempts_do_not_call])) AS detail
FROM campaign_measures
WHERE business_date = {day:Date}
  AND (connected + abandoned + machine + invalid > attempts OR contacts_touched > attempts OR targeted_touched > contacts_touched OR contacts_reached > connected OR attempts_in_breach > attempts
    OR attempts_in_breach > attempts_out_of_window + attempts_over_max + attempts_too_soon + attempts_do_not_call
    OR attempts_in_breach < greatest(attempts_out_of_window, attempts_over_max, attempts_too_soon, attempts_do_not_call))
ORDER BY detail
