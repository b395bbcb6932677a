/** Numbers and words of customers that become keys, by age or because one is to be forgotten. Knows neither sources nor figures. */
package callmart.personal;
