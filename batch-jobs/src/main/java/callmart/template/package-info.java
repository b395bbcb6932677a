/** Fills the HTML templates of mails and archive pages. The one place that makes markup of words. */
package callmart.template;
