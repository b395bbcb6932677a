/** From a definition to stored files: what keeps a report back, its notes, its versions and what differs between them. */
package callmart.publish;
