-- Grain: KPI × part × measure, of the form of the catalogue that holds; for the views on KPIs
-- Reads: kpi_catalogue
-- part: numerator or denominator
-- measure: Measure that is added up
-- sign: 1 when it is added, -1 when it is taken off
SELECT kpi, part, extract(term, '[a-z][a-z0-9_]*') AS measure, if(startsWith(term, '-'), -1, 1) AS sign
FROM
(
    SELECT kpi, pair.1 AS part, arrayJoin(extractAll(pair.2, '[+-]? *[a-z][a-z0-9_]*')) AS term
    FROM
    (
        SELECT kpi, arrayJoin([('numerator', numerator), ('denominator', denominator)]) AS pair
        FROM kpi_catalogue
        WHERE recorded_at = (SELECT max(recorded_at) FROM kpi_catalogue)
    )
)
