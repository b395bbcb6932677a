package callmart.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects the faults of one configuration read, so that a user mends a file in one go. */
public final class Faults {

    private final List<Fault> faults = new ArrayList<>();

    public void add(Fault fault) {
        faults.add(fault);
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    public List<Fault> list() {
        return List.copyOf(faults);
    }

    /** Builds a record that defends itself; what it refuses becomes a fault at the node, and the result is absent. */
    public <T> Optional<T> attempt(YamlNode where, Supplier<T> build) {
        int before = faults.size();
        try {
            T built = build.get();
            return faults.size() == before ? Optional.of(built) : Optional.empty();
        } catch (IllegalArgumentException e) {
            where.fault(e.getMessage());
            return Optional.empty();
        }
    }

    /** @throws ConfigurationException with everything collected, when there is anything */
    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults);
        }
    }
}
