/** Pages of {@code docs} that are made from the product, or whose examples are run. */
package callmart.docs;
