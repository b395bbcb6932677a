package callmart.runlog;

import callmart.runlog.Delivery.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A version of a report of a period: a delivery for each class of its readers. Decision 305.
 *
 * @param number from 1
 * @param deliveries at least one, those that were taken back besides
 */
public record DeliveryVersion(int number, List<Delivery> deliveries) {

    public DeliveryVersion {
        deliveries = List.copyOf(deliveries);
    }

    /** The last version of which some delivery is such; with all of that version's deliveries. @param all of a report and period */
    public static Optional<DeliveryVersion> last(List<Delivery> all, Predicate<Delivery> such) {
        return all.stream().filter(such).map(one -> one.key().version()).reduce(Integer::max)
                .map(number -> new DeliveryVersion(number, all.stream().filter(one -> one.key().version() == number).toList()));
    }

    /** What was not taken back. */
    public List<Delivery> standing() {
        return deliveries.stream().filter(one -> !one.withdrawn()).toList();
    }

    /** Whether some message was made of it. */
    public boolean hasMessage() {
        return deliveries.stream().anyMatch(one -> one.message().isPresent());
    }

    /** Whether all classes of its readers have it. */
    public boolean isSent() {
        return standing().stream().allMatch(one -> one.state() == State.SENT);
    }

    /** What is for a group; for one that has none, the first. */
    public Delivery of(String group) {
        return standing().stream().filter(one -> one.key().group().equals(group)).findFirst().orElseGet(() -> standing().get(0));
    }
}
