-- Grain: one row per version of a ticket that was written in the asked-for time, which is in the sample centre's own zone.
-- Reads: crm_ticket of the sample centre's H2 database. An empty cell means that the system does not know.
-- Values are the system's own words; config/sources.yml maps them.
SELECT
    ticket_no       AS ticket_id,
    call_sn         AS call_id,
    staff_no        AS agent_id,
    order_type      AS kind,
    biz_type        AS category,
    complaint_attr  AS subtype,
    src_channel     AS channel,
    come_by         AS contact_channel,
    take_gift       AS accepts_gifts,
    deal_result     AS result,
    cust_tel        AS caller,
    link_tel        AS contact_phone,
    cust_sex        AS customer_gender,
    cust_area       AS region,
    ivr_path        AS ivr_route,
    urgent_level    AS urgency,
    accept_kind     AS accept_type,
    is_transfer     AS transferred,
    accept_content  AS content,
    cust_demand     AS customer_request,
    need_reply      AS needs_reply,
    reply_limit     AS reply_due_at,
    reply_time      AS replied_at,
    first_resp_time AS first_response_at,
    in_biz_scope    AS in_scope,
    sys_has_info    AS info_available,
    demand_solved   AS resolved,
    cust_approved   AS customer_accepted,
    once_solved     AS first_contact,
    dept_name       AS dispatch_group,
    dept_state      AS dispatch_status,
    order_state     AS status,
    create_time     AS created_at,
    updated_at,
    finish_time     AS closed_at,
    node_limit      AS step_due_at,
    node_finish     AS step_done_at
FROM crm_ticket
WHERE updated_at >= :from AND updated_at < :to
ORDER BY updated_at, ticket_no
