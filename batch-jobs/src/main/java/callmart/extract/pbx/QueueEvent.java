package callmart.extract.pbx;

import java.util.List;

/**
 * One event of a queue log.
 *
 * @param row the raw row
 * @param millis when it happened, milliseconds since 1970 UTC
 * @param callId the caller's channel; {@code NONE} and other words for events of no call
 * @param queue queue name, {@code NONE} for all
 * @param agent who it is about; empty when nobody is
 * @param name event name in capitals
 * @param talk seconds talked, where the log has a column of its own for them; else empty
 * @param parameters the parameters; as many as were written, also those packed into the last data column
 */
record QueueEvent(RawRow row, long millis, String callId, String queue, String agent, String name, String talk,
        List<String> parameters) {

    QueueEvent {
        parameters = List.copyOf(parameters);
    }

    /** A parameter by its number from 1; empty when it was not written. */
    String parameter(int number) {
        return number > parameters.size() ? "" : parameters.get(number - 1).strip();
    }
}
