package callmart.contract;

/**
 * Who works under a contract.
 *
 * @param id as interfaces name it
 * @param name Chinese, as statements show it
 */
public record Vendor(String id, String name) {
}
