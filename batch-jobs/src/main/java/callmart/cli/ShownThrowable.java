package callmart.cli;

import callmart.text.ControlCharacters;
import callmart.text.PhoneNumbers;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.stream.Collectors;

/**
 * The exception below a log line, indented, so that no line of its message passes for one of the log; {@code %failure} in
 * {@code logback.xml}.
 */
public final class ShownThrowable extends ThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
        return super.throwableProxyToString(failure).lines()
                .map(line -> "  " + PhoneNumbers.maskWithin(ControlCharacters.onLines(line)) + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
