/** Why a figure of a period is different from usual: by exact arithmetic, with facts of the same hours beside it. */
package callmart.why;
