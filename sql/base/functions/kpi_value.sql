(dividend, divisor) -> CAST(if(ifNull(divisor, 0) = 0, NULL, round(divideDecimal(dividend, if(ifNull(divisor, 0) = 0, toDecimal128(1, 3), divisor), 7), 6))
        AS Nullable(Decimal(38, 6))) AS kpi_value
