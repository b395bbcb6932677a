package callmart.why;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact number. Nothing is rounded before it is shown.
 *
 * @param top has the sign
 * @param bottom above 0, without a divisor in common with {@code top}
 */
record Fraction(BigInteger top, BigInteger bottom) implements Comparable<Fraction> {

    static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    Fraction {
        if (bottom.signum() == 0) {
            throw new ArithmeticException(top + " is divided by zero");
        }
        BigInteger divisor = bottom.signum() < 0 ? top.gcd(bottom).negate() : top.gcd(bottom);
        top = top.divide(divisor);
        bottom = bottom.divide(divisor);
    }

    static Fraction of(BigDecimal number) {
        return number.scale() <= 0 ? new Fraction(number.toBigIntegerExact(), BigInteger.ONE)
                : new Fraction(number.unscaledValue(), BigInteger.TEN.pow(number.scale()));
    }

    static Fraction of(BigDecimal top, BigDecimal bottom) {
        return of(top).over(of(bottom));
    }

    Fraction plus(Fraction other) {
        return new Fraction(top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.top.negate(), other.bottom));
    }

    Fraction times(Fraction other) {
        return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom));
    }

    Fraction over(Fraction other) {
        return new Fraction(top.multiply(other.bottom), bottom.multiply(other.top));
    }

    int signum() {
        return top.signum();
    }

    Fraction abs() {
        return new Fraction(top.abs(), bottom);
    }

    /** To 16 digits, for what rounds when it shows. */
    BigDecimal decimal() {
        return new BigDecimal(top).divide(new BigDecimal(bottom), MathContext.DECIMAL64);
    }

    /** Rounded HALF_UP. */
    BigDecimal rounded(int decimals) {
        return new BigDecimal(top).divide(new BigDecimal(bottom), decimals, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Fraction other) {
        return minus(other).signum();
    }
}
