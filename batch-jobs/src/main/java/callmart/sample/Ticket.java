package callmart.sample;

import java.time.LocalDateTime;

/**
 * A ticket of the customer relation system.
 *
 * @param call    the call that it came from
 * @param kind    one of {@link TicketDesk#KINDS}
 * @param created when it was created
 * @param life    its versions, cell by cell in the system's own words
 */
record Ticket(String id, CallLeg call, String kind, LocalDateTime created, Life life) {
}
