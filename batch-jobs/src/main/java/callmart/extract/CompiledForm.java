package callmart.extract;

/** A form bound to the columns of one file. */
interface CompiledForm {

    /** Puts the row's value into the slot. */
    void evaluate(String[] cells, Slot slot);
}
