package callmart.report;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rows that may be many: a list that is gone over in order, as often as need be, and never held whole. What is computed from its rows is
 * computed each time. Safe for several readers. Decision 249.
 *
 * @param <T> a row; never null
 */
public abstract class LongRows<T> extends AbstractList<T> {

    @Override
    public abstract Iterator<T> iterator();

    /** The rows changed one by one: at once, or, of long rows, whenever they are gone over. */
    public static <S, T> List<T> map(List<S> rows, Function<S, T> change) {
        return rows instanceof LongRows ? new Changed<>(rows, change) : rows.stream().map(change).toList();
    }

    /** The rows of all parts, one part after the other; long when one of them is. */
    public static <T> List<T> joined(List<? extends List<T>> parts) {
        return parts.stream().anyMatch(LongRows.class::isInstance) ? new Joined<>(List.copyOf(parts))
                : parts.stream().flatMap(List::stream).toList();
    }

    /** Long rows themselves, as nobody changes them; of others a copy. */
    public static <T> List<T> copyOf(List<T> rows) {
        return rows instanceof LongRows ? rows : List.copyOf(rows);
    }

    /** The first so many in an order, of equals those that come first. No more are held. */
    public static <T> List<T> first(Stream<T> rows, Comparator<T> order, int most) {
        List<T> first = new ArrayList<>();
        rows.forEachOrdered(row -> {
            int place = first.size();
            while (place > 0 && order.compare(first.get(place - 1), row) > 0) {
                place--;
            }
            if (place < most) {
                first.add(place, row);
                first.subList(Math.min(most, first.size()), first.size()).clear();
            }
        });
        return List.copyOf(first);
    }

    private static final class Changed<S, T> extends LongRows<T> {

        private final List<S> rows;
        private final Function<S, T> change;

        private Changed(List<S> rows, Function<S, T> change) {
            this.rows = rows;
            this.change = change;
        }

        @Override
        public T get(int index) {
            return change.apply(rows.get(index));
        }

        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public Iterator<T> iterator() {
            Iterator<S> all = rows.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return all.hasNext();
                }

                @Override
                public T next() {
                    return change.apply(all.next());
                }
            };
        }
    }

    private static final class Joined<T> extends LongRows<T> {

        private final List<? extends List<T>> parts;

        private Joined(List<? extends List<T>> parts) {
            this.parts = parts;
        }

        @Override
        public T get(int index) {
            int left = index;
            for (List<T> part : parts) {
                if (left < part.size()) {
                    return part.get(left);
                }
                left -= part.size();
            }
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
            return parts.stream().mapToInt(List::size).sum();
        }

        @Override
        public Iterator<T> iterator() {
            Iterator<? extends List<T>> further = parts.iterator();
            return new Iterator<>() {
                private Iterator<T> current = Collections.emptyIterator();

                @Override
                public boolean hasNext() {
                    while (!current.hasNext() && further.hasNext()) {
                        current = further.next().iterator();
                    }
                    return current.hasNext();
                }

                @Override
                public T next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return current.next();
                }
            };
        }
    }
}
