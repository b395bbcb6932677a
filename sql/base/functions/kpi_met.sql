(dividend, divisor, target, target_is) -> CAST(if(divisor = 0 OR target IS NULL, NULL, if(target_is = 'at_least',
        (dividend - assumeNotNull(target) * divisor) * sign(divisor) >= 0,
        (dividend - assumeNotNull(target) * divisor) * sign(divisor) <= 0)) AS Nullable(UInt8)) AS kpi_met
