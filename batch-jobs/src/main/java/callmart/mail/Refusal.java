package callmart.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a mail server's refusal speaks of, and so what becomes of the message: the first entry whose words stand in the reply.
 * Only {@link #NEVER} is the fault of a message or an address; all else waits until somebody has mended it or time has.
 * Decision 147.
 */
enum Refusal {

    GREETING("\\b(helo|ehlo)\\b|fully.?qualified host", Follows.STOP,
            "set mail.helo to a name with a dot that the server accepts, such as this machine's full name"),
    LOGIN("^53[0458]\\b|authentication (is )?required|relay\\w* (access )?(denied|not |prohibited)|unable to relay",
            Follows.STOP,
            "correct mail.username and mail.password, or ask who runs the server to take mail from this machine"),
    SENDER("authorized user|same as authoriz|mail from (address )?must|sender address rejected|not owned by user|send ?as\\b|5\\.7\\.60",
            Follows.STOP,
            "correct 'from' in recipients.yml: the address that mail.username may send as"),
    MACHINE("client host|blocked using|black ?list|block ?list|spamhaus|reverse (dns|hostname)", Follows.STOP,
            "ask who runs the mail server to take mail from this machine"),
    RECIPIENTS("too many (recipients|rcpt)|5\\.5\\.3", Follows.SPLIT, ""),
    SIZE("[45]\\.3\\.4|[45]\\.2\\.3|message (is |file )?too (large|big)|message exceeds|size (limit|exceed)|exceed\\w* .*\\bsize",
            Follows.LIGHTEN,
            "lower delivery.attachment-limit-mb below what the server takes"),
    MAILBOX("[45]\\.2\\.2|mailbox (is )?(full|quota)|over ?quota|storage", Follows.WAIT,
            "the reader's mailbox is full: ask the reader to make room"),
    RATE("[45]\\.4\\.5|frequen|\\brate\\b|throttl|quota|too (many|often|fast)|mi:sfq|limit exceeded|exceed\\w* .*limit", Follows.STOP,
            "the server limits how much it takes: it is tried again as delivery.retries says until delivery.give-up-after has passed;"
                    + " delivery.messages: digest makes fewer messages"),
    LATER("^4", Follows.WAIT, ""),
    NEVER("", Follows.GIVE_UP, "");

    /** What becomes of a message that is refused so. */
    enum Follows {
        /** It waits, and others need not try now. */
        STOP,
        /** It waits. */
        WAIT,
        /** What was refused goes in a message of its own. */
        SPLIT,
        /** It goes again without its files. */
        LIGHTEN,
        /** It is not tried again. */
        GIVE_UP
    }

    /** What a reply answers. */
    enum Asked {
        SENDER, RECIPIENT, MESSAGE
    }

    private final Pattern words;
    private final Follows follows;
    private final String remedy;

    Refusal(String words, Follows follows, String remedy) {
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        this.follows = follows;
        this.remedy = remedy;
    }

    /** @param reply code, extended code and words, as the server sent them */
    static Refusal of(String reply, Asked asked) {
        for (Refusal refusal : values()) {
            if (refusal.words.matcher(reply).find()) {
                return refusal.answering(reply, asked);
            }
        }
        return NEVER;
    }

    /** A refused sender is refused for every message; 552 without more words is the size of a message, or a reader's full mailbox. */
    private Refusal answering(String reply, Asked asked) {
        if (asked == Asked.RECIPIENT) {
            return this == SIZE ? NEVER : this == NEVER && reply.startsWith("552") ? MAILBOX : this;
        } else if (this == NEVER && reply.startsWith("552")) {
            return SIZE;
        }
        return this == NEVER && asked == Asked.SENDER ? SENDER : this;
    }

    /** What it says of one reader tells nothing of other messages. */
    Follows follows(Asked asked) {
        return asked == Asked.RECIPIENT && follows == Follows.STOP ? Follows.WAIT : follows;
    }

    /** What somebody can do about it; empty when there is nothing but to wait or to look at the reply. */
    Optional<String> remedy() {
        return Optional.of(remedy).filter(text -> !text.isEmpty());
    }
}
