package callmart.contract;

import java.util.Optional;

/**
 * A statement that holds, and how it stands.
 *
 * @param issued the version that it is; empty for a draft
 * @param before the version before it; empty for a draft and for version 1
 */
public record Settlement(Statement statement, Optional<IssuedStatement> issued, Optional<IssuedStatement> before) {

    static Settlement draft(Statement statement) {
        return new Settlement(statement, Optional.empty(), Optional.empty());
    }

    static Settlement issued(IssuedStatement issued, Optional<IssuedStatement> before) {
        return new Settlement(issued.statement(), Optional.of(issued), before);
    }
}
