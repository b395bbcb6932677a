package callmart.contract;

/** Why a line has its amount. */
public enum RuleOutcome {
    /** It costs what its rule or tariff says. */
    CHARGED,
    /** The target is reached, even to the last digit. */
    ON_TARGET,
    /** There is no value, so nothing is assessed. */
    NO_VALUE,
    /** The value rests on fewer cases than the contract asks for, so nothing is assessed. */
    TOO_FEW_CASES,
    /** The KPI cannot be told apart by what the contract covers, so nothing is assessed. */
    NOT_TOLD_APART,
    /** Another slip of the same call stands. */
    MERGED,
    /** The case has no verdict yet. */
    PENDING,
    /** The verdict was overturned on appeal. */
    OVERTURNED,
    /** The slip was taken back. */
    REVOKED,
    /** The tariff has no such code, or the slip's own amount is negative; the statement is incomplete. */
    UNPRICED,
    /** The vendor has earned it. */
    GRANTED,
    /** A cap takes it off. */
    CAPPED,
    /** A sum, or said for information. */
    SUM
}
