/** Why a KPI has its value: the rows that its numerator and denominator count. Reads facts by row models; changes nothing. */
package callmart.explain;
