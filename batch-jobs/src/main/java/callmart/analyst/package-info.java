/** What analysts find in the warehouse beside facts and measures: the catalogue of KPIs, for the views that compute them. No formulas. */
package callmart.analyst;
