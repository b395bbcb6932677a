package callmart.mail;

import callmart.mail.lock.AttachmentLock;
import callmart.mail.lock.Password;
import callmart.report.definition.ReportDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Those readers of a report who get one message: their files are locked with one password and its body says as much. Decision 305.
 *
 * @param group their roles, as the ledger names them
 * @param suffix of message ids and file names that tells it from the report's other classes; empty for a report's only one
 * @param to whom; somebody, unless the recipients are unknown
 * @param cc whom besides
 * @param lock of its files; empty for plain ones
 * @param body how much the message says
 */
record ReaderClass(String group, String suffix, List<Recipient> to, List<Recipient> cc, Optional<AttachmentLock> lock, BodyDetail body) {

    private static final int LETTERS = 8;

    /** What is gathered of a class. */
    private static final class Gathered {

        private final GroupTerms terms;
        private final List<String> toRoles = new ArrayList<>();
        private final List<String> ccRoles = new ArrayList<>();
        private final List<Recipient> to = new ArrayList<>();
        private final List<Recipient> cc = new ArrayList<>();

        Gathered(GroupTerms terms) {
            this.terms = terms;
        }

        boolean hasNobody() {
            return to.isEmpty() && cc.isEmpty();
        }

        /** Somebody must be addressed: where all are to be told besides, they are. */
        ReaderClass whole(boolean only) {
            String group = ReportDefinition.group(toRoles, ccRoles);
            return new ReaderClass(group, only ? "" : "." + DigestUtils.sha256Hex(group).substring(0, LETTERS),
                    to.isEmpty() ? cc : to, to.isEmpty() ? List.of() : cc, terms.lock(), terms.body());
        }
    }

    ReaderClass {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
    }

    /**
     * The classes of a report's readers, in the order in which its roles are named, To before Cc. Whoever is in several roles belongs to
     * the class of the first; a class that nobody is left of is none. Roles that {@code recipients.yml} lacks have nobody.
     */
    static List<ReaderClass> of(ReportDefinition report, RecipientBook book) {
        Map<GroupTerms.PasswordClass, Gathered> classes = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        report.recipients().forEach(role -> gather(classes, book, role, seen, true));
        report.cc().forEach(role -> gather(classes, book, role, seen, false));
        List<Gathered> all = List.copyOf(classes.values());
        if (all.stream().allMatch(Gathered::hasNobody)) {
            return List.of(new ReaderClass(report.group(), "", List.of(), List.of(), all.get(0).terms.lock(), all.get(0).terms.body()));
        }
        List<Gathered> somebody = all.stream().filter(one -> !one.hasNobody()).toList();
        return somebody.stream().map(one -> one.whole(all.size() == 1)).toList();
    }

    /** What the stored files of a report open with if they lie in the archive locked: the password of the first class that has one. */
    static Optional<Password> storedWith(ReportDefinition report, RecipientBook book) {
        return of(report, book).stream().flatMap(one -> one.lock().stream()).map(AttachmentLock::password).findFirst();
    }

    private static void gather(Map<GroupTerms.PasswordClass, Gathered> classes, RecipientBook book, String role, Set<String> seen,
            boolean to) {
        GroupTerms terms = book.terms(role);
        Gathered of = classes.computeIfAbsent(terms.passwordClass(), key -> new Gathered(terms));
        (to ? of.toRoles : of.ccRoles).add(role);
        book.people(role).stream().filter(person -> seen.add(person.address().toLowerCase(Locale.ROOT)))
                .forEach((to ? of.to : of.cc)::add);
    }

    /** Whether somebody gets its message. */
    boolean reaches(String address) {
        return to.stream().anyMatch(person -> person.address().equalsIgnoreCase(address))
                || cc.stream().anyMatch(person -> person.address().equalsIgnoreCase(address));
    }

    /** The same terms for one reader alone. */
    ReaderClass only(Recipient reader) {
        return new ReaderClass(reader.address(), "", List.of(reader), List.of(), lock, body);
    }
}
