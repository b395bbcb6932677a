package callmart.mail;

import java.nio.file.Path;
import java.util.List;

/** A way by which messages leave the house. */
interface MailRoute extends AutoCloseable {

    /**
     * Tries once to send a message; never throws for what the network or the server does.
     *
     * @param message the {@code .eml} file, sent as it is
     * @param addresses whom to send it to, whatever the message's own lines say
     * @param beforeHandOver called when all but the last mark of the message is sent: from then on the server may have taken it; when it
     *         throws, the mark is not sent
     */
    SendOutcome send(Path message, List<String> addresses, Runnable beforeHandOver);

    @Override
    void close();
}
