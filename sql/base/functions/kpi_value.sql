(dividend, divisor) -> CAST(if(divisor = 0, NULL, round(divideDecimal(dividend, if(divisor = 0, toDecimal128(1, 3), divisor), 7), 6))
        AS Nullable(Decimal(38, 6))) AS kpi_value
