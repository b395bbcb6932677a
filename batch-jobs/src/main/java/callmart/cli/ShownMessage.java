package callmart.cli;

import callmart.text.ControlCharacters;
import callmart.text.PhoneNumbers;
import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The message of a log line, on one line, without telephone numbers; {@code %shown} in {@code logback.xml}. */
public final class ShownMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return PhoneNumbers.maskWithin(ControlCharacters.onOneLine(super.convert(event)));
    }
}
