package callmart.wiring;

import java.util.Optional;
import java.util.function.Supplier;

/** A part that is made when it is first asked for, once. Safe for use by several threads. */
final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private T part;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (part == null) {
            part = maker.get();
        }
        return part;
    }

    /** Empty while nobody has asked for it. */
    synchronized Optional<T> made() {
        return Optional.ofNullable(part);
    }
}
